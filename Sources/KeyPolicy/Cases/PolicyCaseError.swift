/// What is wrong with a file of cases or with one of its rows, as a full sentence.
public struct PolicyCaseError: Error, Sendable, Hashable {
  /// The sentence.
  public var sentence: String

  init(_ sentence: String) { self.sentence = sentence }
}
