/// What the asker knows of the request context beyond what follows from the caller and the key.
///
/// Names of condition keys are case-insensitive (IAM User Guide, "IAM JSON policy elements: Condition").
public struct RequestContext: Sendable, Hashable {
  /// The values of a key; `isList` if they were given as a list, even of one.
  struct Values: Sendable, Hashable {
    var values: [String]
    var isList: Bool
  }

  private(set) var known: [String: Values] = [:]
  private(set) var absent: Set<String> = []

  /// Nothing beyond what follows from the caller and the key.
  public init() {}

  /// States the single value of a key.
  public mutating func set(_ key: String, to value: String) {
    known[key.lowercased()] = Values(values: [value], isList: false)
  }

  /// States the values of a key that has a list; an empty list is no key (recorded on AWS).
  public mutating func set(_ key: String, toList values: [String]) {
    guard !values.isEmpty else { return setAbsent(key) }
    known[key.lowercased()] = Values(values: values, isList: true)
  }

  /// States that the request does not carry a key.
  public mutating func setAbsent(_ key: String) {
    absent.insert(key.lowercased())
  }
}
