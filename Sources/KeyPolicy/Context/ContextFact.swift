/// What is known of one condition key in a request.
enum ContextFact: Hashable, Sendable {
  /// It is there with these values.
  ///
  /// `isMultivalued` is about the key and not about how many values it happens to have: without a set prefix no operator matches a
  /// multivalued key (recorded on AWS).
  case values([String], isMultivalued: Bool)
  /// The request does not carry it.
  case absent
  /// Nobody knows.
  case unknown
}
