import KeyPolicy

/// The answer of `kmscope check` as one JSON object; its members are documented in `kmscope check --help`.
enum CheckJSON {
  static func bytes(_ report: CheckReport) -> [UInt8] {
    var bytes: [UInt8] = []
    object(report).writePretty(to: &bytes)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  private static func object(_ report: CheckReport) -> JSONText {
    let answer = report.answer
    return .sorted([
      ("verdict", .string(answer.verdict.rawValue)), ("phrase", .string(answer.verdict.phrase)),
      ("reason", .string(answer.reason)), ("rule", .string(answer.rule)),
      ("statement", answer.statement.map { statement($0, report) } ?? .null),
      ("missing", .list(answer.missing.map(missing))),
      ("residualRisks", .strings(answer.residualRisks)), ("assumed", .strings(report.assumed)),
      ("durability", report.durability.map { .list($0.map { risk($0, report) }) } ?? .null),
      ("whoElse", report.control.map { .list($0.controllers.map { controller($0, report) }) } ?? .null),
      ("findings", .list(report.findings.map { finding($0, report) })),
      ("file", .string(report.file)), ("caller", .string(report.caller)), ("key", .optional(report.key)),
    ])
  }

  private static func missing(_ fact: String) -> JSONText {
    .sorted([("fact", .string(fact)), ("option", .optional(MissingOption.of(fact)))])
  }

  private static func statement(_ statement: LockoutAnswer.Statement, _ report: CheckReport) -> JSONText {
    let start = report.lines.position(at: statement.range.lower)
    return .sorted([
      ("index", .number(statement.index + 1)), ("sid", .optional(statement.sid)),
      ("line", .number(start.line)), ("column", .number(start.column)),
    ])
  }

  private static func risk(_ risk: DurabilityRisk, _ report: CheckReport) -> JSONText {
    .sorted([
      ("severity", .string(risk.severity.rawValue)), ("code", .string(risk.code)),
      ("sentence", .string(risk.sentence)),
      ("statement", risk.statement.map { statement($0, report) } ?? .null),
    ])
  }

  private static func controller(_ one: PolicyController, _ report: CheckReport) -> JSONText {
    .sorted([
      ("kind", .string(one.kind.rawValue)), ("arn", .optional(one.arn)),
      ("grade", .string(one.grade.rawValue)), ("conditions", .strings(one.conditions)),
      ("sentence", .string(one.sentence)),
      ("statement", one.statement.map { statement($0, report) } ?? .null),
    ])
  }

  private static func finding(_ finding: Finding, _ report: CheckReport) -> JSONText {
    .sorted(
      [
        ("severity", .string(finding.severity.rawValue)), ("code", .string(finding.code)),
        ("sentence", .string(finding.sentence)), ("fix", finding.fix.map { fix($0, report) } ?? .null),
      ] + place(finding.range, report))
  }

  private static func fix(_ fix: Finding.Fix, _ report: CheckReport) -> JSONText {
    let edits = fix.edits.map { edit in
      JSONText.sorted([("replacement", .string(edit.replacement))] + place(edit.range, report))
    }
    return .sorted([("title", .string(fix.title)), ("edits", .list(edits))])
  }

  private static func place(_ range: ByteRange, _ report: CheckReport) -> [(String, JSONText)] {
    let start = report.lines.position(at: range.lower)
    let end = report.lines.position(at: range.upper)
    return [
      ("line", .number(start.line)), ("column", .number(start.column)), ("endLine", .number(end.line)),
      ("endColumn", .number(end.column)),
    ]
  }
}
