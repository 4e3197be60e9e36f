/// A ready-made key policy, or statements to add to one.
///
/// AWS documents each of them; `source` names the page.
public struct PolicyRecipe: Sendable {
  /// What a recipe makes.
  public enum Product: Sendable, Hashable {
    /// A whole policy.
    case policy
    /// One statement or more, separated by commas, for the list of an existing policy.
    case statements
  }

  /// A name that never changes.
  public let id: String
  /// A few words for a list.
  public let title: String
  /// What it is for, in a sentence.
  public let purpose: String
  /// The AWS page it follows.
  public let source: String
  /// What it makes.
  public let product: Product
  /// What must be given.
  public let required: [RecipeParameter]
  /// What may be given.
  public let optional: [RecipeParameter]
  /// The `Id` of a whole policy.
  private let policyID: String?
  private let statements: @Sendable (RecipeValues) -> [RecipeStatement]

  init(
    _ id: String, title: String, purpose: String, source: String, product: Product = .statements,
    policyID: String? = nil, required: [RecipeParameter], optional: [RecipeParameter] = [],
    statements: @escaping @Sendable (RecipeValues) -> [RecipeStatement]
  ) {
    self.id = id
    self.title = title
    self.purpose = purpose
    self.source = source
    self.product = product
    self.policyID = policyID
    self.required = required
    self.optional = optional
    self.statements = statements
  }

  /// Every recipe: whole policies first.
  public static let all: [PolicyRecipe] = defaults + console + grants + services + messaging

  /// The recipe of this name.
  public static func named(_ id: String) -> PolicyRecipe? {
    all.first { $0.id.utf8.elementsEqual(id.utf8) }
  }

  /// Writes the policy or the statements as JSON, indented by two spaces, without a line break at the end.
  ///
  /// Texts are checked before anything is written, so that nothing typed can change the meaning of the policy.
  public func render(_ texts: [RecipeParameter: [String]]) throws(RecipeError) -> String {
    let values = try checked(texts)
    switch product {
    case .policy: return RecipeWriter.policy(id: policyID, statements(values))
    case .statements: return RecipeWriter.statements(statements(values))
    }
  }

  private func checked(_ texts: [RecipeParameter: [String]]) throws(RecipeError) -> RecipeValues {
    let known = required + optional
    // In the order of the declaration, so that the same mistake is always named first.
    for parameter in RecipeParameter.allCases {
      let given = texts[parameter] ?? []
      guard known.contains(parameter) else {
        if given.isEmpty { continue }
        throw RecipeError(
          parameter, "The recipe \"\(title)\" does not ask for \(parameter.rawValue): leave it out.")
      }
      if given.isEmpty, required.contains(parameter) {
        throw RecipeError(
          parameter, "The recipe \"\(title)\" needs \(parameter.rawValue). \(parameter.sentence)")
      }
      if given.count > 1, !parameter.isList {
        throw RecipeError(
          parameter, "The recipe \"\(title)\" takes one text for \(parameter.rawValue): give only one.")
      }
    }
    let partition = texts[.partition]?.first ?? "aws"
    for parameter in RecipeParameter.allCases {
      for text in texts[parameter] ?? [] { try parameter.check(text, partition: partition) }
    }
    return RecipeValues(texts)
  }
}
