/// What a statement is about but for its actions, in one form whatever the order of the text.
struct StatementSignature: Hashable {
  let effect: PolicyStatement.Effect
  let principals: Set<[UInt8]>
  let condition: Set<[UInt8]>

  /// Nil for statements without effect and for those with NotPrincipal or a Resource that is not `"*"`.
  init?(_ statement: LintStatement) {
    guard let effect = statement.source.effect?.value, let principals = Self.principals(statement),
      let resources = statement.source.resources, !resources.isNegated,
      resources.patterns.contains(where: { $0.value == "*" }), !statement.actions.isEmpty
    else { return nil }
    self.effect = effect
    self.principals = principals
    condition = Set(statement.tests.map(Self.text))
    if statement.source.condition != nil, condition.isEmpty { return nil }
  }

  /// The same without its condition.
  var unconditional: StatementSignature { StatementSignature(effect, principals, []) }

  private init(_ effect: PolicyStatement.Effect, _ principals: Set<[UInt8]>, _ condition: Set<[UInt8]>) {
    self.effect = effect
    self.principals = principals
    self.condition = condition
  }

  /// The principals by what they mean: an account's ID and its root ARN are the same.
  private static func principals(_ statement: LintStatement) -> Set<[UInt8]>? {
    guard !statement.principals.isEmpty else { return nil }
    return Set(statement.principals.map(name))
  }

  /// One name for each principal, however it is written.
  ///
  /// Bytes, because AWS compares names by their code units.
  static func name(_ principal: PolicyPrincipal) -> [UInt8] {
    switch principal.form {
    case .everybody: everybody
    case .account(let id, _): account(id)
    default: Array("\(principal.kind.rawValue) \(principal.name.value)".utf8)
    }
  }

  static let everybody: [UInt8] = [UInt8(ascii: "*")]

  static func account(_ id: String) -> [UInt8] { Array("account \(id)".utf8) }

  private static func text(_ test: LintTest) -> [UInt8] {
    let values = Set(test.source.values.map { Array(JSONText.quoted($0.value).utf8) })
      .sorted { $0.lexicographicallyPrecedes($1) }
    return ASCII.lowercased(test.source.comparison.value.utf8) + [0x20] + test.name + [0x20]
      + values.joined()
  }
}
