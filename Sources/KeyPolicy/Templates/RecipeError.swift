/// Why a recipe could not be followed.
public struct RecipeError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The parameter at fault.
  public var parameter: RecipeParameter
  /// What is wrong and what to do, in full sentences.
  public var sentence: String

  init(_ parameter: RecipeParameter, _ sentence: String) {
    self.parameter = parameter
    self.sentence = sentence
  }

  /// The sentence.
  public var description: String { sentence }
}
