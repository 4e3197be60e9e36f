/// The value of a policy variable in a request.
enum VariableValue: Hashable, Sendable {
  case value(String)
  /// The key is not there; the variable's default counts.
  case absent
  /// The key has many values: AWS does not expand it, and not even its default counts (recorded on AWS).
  case multivalued
  case unknown(MissingFact)
}
