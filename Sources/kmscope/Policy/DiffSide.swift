import KeyPolicy

/// One of the two policies that `kmscope diff` compares.
struct DiffSide {
  var file: String
  var document: PolicyDocument
  var lines: LineIndex

  /// A policy in force may name principals that were deleted since; such a one is compared all the same.
  private static let deletedPrincipal = "policy.principal-id"

  static func read(_ path: String, as what: String) throws(Failure) -> DiffSide {
    let input = try PolicyInput.read(path, as: what)
    let parse = PolicyDocument.parse(input.bytes)
    let obstacle = parse.findings.first {
      $0.bearing == .ambiguous || $0.bearing == .refuses && $0.code != deletedPrincipal
    }
    let hint = "`kmscope check` lists everything that is wrong with a policy."
    if let obstacle {
      let place = parse.lines.position(at: obstacle.range.lower)
      throw Failure(
        "\(input.name):\(place.line):\(place.column): \(what) cannot be compared: \(obstacle.sentence)",
        hint: hint)
    }
    guard let document = parse.document else {
      throw Failure("\(input.name), \(what), is no policy.", hint: hint)
    }
    return DiffSide(file: input.name, document: document, lines: parse.lines)
  }

  /// The statements with these indices, each once.
  func statements(_ indices: [Int]) -> [PolicyStatement] {
    document.statements.filter { indices.contains($0.index) }
  }

  /// `file:line:column: statement 1`, for each of these statements.
  func places(_ indices: [Int]) -> [String] {
    statements(indices).map { statement in
      let place = lines.position(at: statement.range.lower)
      return "\(file):\(place.line):\(place.column): \(statement.reference.name)"
    }
  }
}
