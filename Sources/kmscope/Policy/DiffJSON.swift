import KeyPolicy

/// The answer of `kmscope diff` as one JSON object; its members are documented in `kmscope diff --help`.
enum DiffJSON {
  static func bytes(_ report: DiffReport) -> [UInt8] {
    let difference = report.difference
    let object = JSONText.sorted([
      ("same", .boolean(difference.isEmpty)),
      ("changes", .list(difference.changes.map { change($0, report) })),
      ("latent", .list(difference.latent.map { latent($0, report) })),
      ("cannotTell", .strings(difference.cannotTell)), ("assumed", .strings(report.assumed)),
      ("old", .string(report.old.file)), ("new", .string(report.new.file)), ("key", .optional(report.key)),
    ])
    var bytes: [UInt8] = []
    object.writePretty(to: &bytes)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  private static func change(_ change: AccessDifference.Change, _ report: DiffReport) -> JSONText {
    .sorted([
      ("kind", .string(change.kind.rawValue)), ("principals", .list(change.principals.map(principal))),
      ("actions", actions(change.actions)), ("oldStrength", .optional(change.oldStrength?.rawValue)),
      ("newStrength", .optional(change.newStrength?.rawValue)),
      ("oldCondition", .optional(change.oldCondition)), ("newCondition", .optional(change.newCondition)),
      ("oldStatements", statements(change.oldStatements, report.old)),
      ("newStatements", statements(change.newStatements, report.new)), ("notes", .strings(change.notes)),
      ("sentence", .string(KeyOwners.words(change.sentence))),
    ])
  }

  private static func latent(_ latent: AccessDifference.Latent, _ report: DiffReport) -> JSONText {
    let isOld = latent.kind == .restrictionRemoved || latent.kind == .grantRemoved
    return .sorted([
      ("kind", .string(latent.kind.rawValue)), ("principals", .list(latent.principals.map(principal))),
      ("actions", actions(latent.actions)),
      ("statements", statements(latent.statements, isOld ? report.old : report.new)),
      ("sentence", .string(KeyOwners.words(latent.sentence))),
    ])
  }

  private static func principal(_ one: PrincipalClass) -> JSONText {
    .sorted([
      ("kind", .string(one.rawValue)), ("name", .optional(one.name)), ("phrase", .string(one.phrase)),
    ])
  }

  private static func actions(_ set: ActionSet) -> JSONText { .strings(set.actions.map(\.qualifiedName)) }

  private static func statements(_ indices: [Int], _ side: DiffSide) -> JSONText {
    .list(
      side.statements(indices).map { statement in
        let place = side.lines.position(at: statement.range.lower)
        return .sorted([
          ("index", .number(statement.index + 1)), ("sid", .optional(statement.sid?.value)),
          ("line", .number(place.line)), ("column", .number(place.column)),
        ])
      })
  }
}
