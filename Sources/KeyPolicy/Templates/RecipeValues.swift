/// The checked texts of a recipe's parameters.
struct RecipeValues: Sendable {
  private let texts: [RecipeParameter: [String]]

  init(_ texts: [RecipeParameter: [String]]) {
    self.texts = texts
  }

  /// All texts of a parameter, in the order given.
  func list(_ parameter: RecipeParameter) -> [String] { texts[parameter] ?? [] }

  /// The text of a parameter; empty if it was not given.
  func text(_ parameter: RecipeParameter) -> String { texts[parameter]?.first ?? "" }

  /// The text of a parameter or what it is if it was not given.
  func text(_ parameter: RecipeParameter, or other: String) -> String { texts[parameter]?.first ?? other }

  var account: String { text(.account) }
  var region: String { text(.region) }
  var partition: String { text(.partition, or: "aws") }

  /// The account as a principal: a delegation to its IAM policies.
  var root: String { root(of: account) }

  func root(of account: String) -> String { "arn:\(partition):iam::\(account):root" }
}
