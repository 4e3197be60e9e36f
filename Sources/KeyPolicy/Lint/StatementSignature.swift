/// What a statement is about but for its actions, in one form whatever the order of the text.
struct StatementSignature: Hashable {
  let isConditional: Bool
  /// Effect, principals and condition; every part with its length, so that no text can look like two.
  private let text: ByteText
  /// How many of the bytes say nothing of the condition.
  private let unconditionalCount: Int

  /// Nil for statements without effect and for those with NotPrincipal or a Resource that is not `"*"`.
  init?(_ statement: LintStatement) {
    guard statement.source.effect != nil, !statement.principals.isEmpty, !statement.actions.isEmpty,
      let resources = statement.source.resources, !resources.isNegated,
      resources.patterns.contains(where: { $0.value == "*" })
    else { return nil }
    isConditional = statement.source.condition != nil
    if isConditional, statement.tests.isEmpty { return nil }
    var bytes: [UInt8] = [statement.isAllow ? 1 : 0]
    Self.append(Self.sorted(statement.principals.map(Self.name)), to: &bytes)
    unconditionalCount = bytes.count
    if isConditional { Self.append(Self.sorted(statement.tests.map(Self.text)), to: &bytes) }
    text = ByteText(bytes)
  }

  /// The same without its condition.
  var unconditional: StatementSignature { StatementSignature(Array(text.bytes.prefix(unconditionalCount))) }

  private init(_ bytes: [UInt8]) {
    isConditional = false
    text = ByteText(bytes)
    unconditionalCount = bytes.count
  }

  /// One name for each principal, however it is written: an account's ID and its root ARN are the same.
  ///
  /// Bytes, because AWS compares names by their code units.
  static func name(_ principal: PolicyPrincipal) -> ByteText {
    switch principal.form {
    case .everybody: everybody
    case .account(let id, _): account(id)
    default: ByteText(Array(principal.kind.rawValue.utf8) + [0x20] + Array(principal.name.value.utf8))
    }
  }

  static let everybody = ByteText("*")

  static func account(_ id: String) -> ByteText { ByteText("account " + id) }

  private static func text(_ test: LintTest) -> ByteText {
    var bytes: [UInt8] = []
    append([ByteText(ASCII.lowercased(test.source.comparison.value.utf8)), test.name], to: &bytes)
    append(sorted(test.source.values.map { ByteText($0.value) }), to: &bytes)
    return ByteText(bytes)
  }

  /// In order and each once.
  private static func sorted(_ parts: [ByteText]) -> [ByteText] {
    guard parts.count > 1 else { return parts }
    return Set(parts).sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
  }

  private static func append(_ parts: [ByteText], to bytes: inout [UInt8]) {
    for part in parts {
      withUnsafeBytes(of: part.bytes.count) { bytes.append(contentsOf: $0) }
      bytes += part.bytes
    }
    bytes += Array(repeating: 0xFF, count: 8)
  }
}
