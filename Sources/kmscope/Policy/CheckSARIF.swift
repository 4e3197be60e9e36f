import Foundation
import KeyPolicy

/// The answer of `kmscope check` as a SARIF log, which code hosts show beside the policy.
///
/// Static Analysis Results Interchange Format (SARIF) Version 2.1.0, OASIS Standard.
enum CheckSARIF {
  /// The rule of the verdict itself.
  private static let verdictRule = "lockout-check"

  private static let schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

  /// One thing to show.
  private struct Result {
    var rule: String
    /// Section 3.27.10: `error`, `warning` or `note`.
    var level: String
    var message: String
    var range: ByteRange?
    var fix: Finding.Fix?
  }

  static func bytes(_ report: CheckReport) -> [UInt8] {
    var bytes: [UInt8] = []
    log(report).writePretty(to: &bytes)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  private static func log(_ report: CheckReport) -> JSONText {
    let results = verdict(report) + report.findings.map(result) + (report.durability ?? []).map(result)
    return .object([
      ("$schema", .string(schema)), ("version", .string("2.1.0")),
      ("runs", .list([run(results, report)])),
    ])
  }

  private static func run(_ results: [Result], _ report: CheckReport) -> JSONText {
    let rules = Set(results.map(\.rule)).sorted()
    let driver = JSONText.object([
      ("name", .string("kmscope")), ("version", .string(Kmscope.version)),
      ("rules", .list(rules.map { .object([("id", .string($0))]) })),
    ])
    return .object([
      ("tool", .object([("driver", driver)])), ("columnKind", .string("utf16CodeUnits")),
      ("results", .list(results.map { object($0, rules, report) })),
      ("properties", .object([("verdict", .string(report.answer.verdict.rawValue))])),
    ])
  }

  /// Nothing for an accepted policy: viewers show every result as a problem.
  private static func verdict(_ report: CheckReport) -> [Result] {
    let answer = report.answer
    guard answer.verdict != .accepted else { return [] }
    var message = "\(answer.verdict.phrase). \(answer.reason)"
    if !answer.missing.isEmpty { message += " Missing: \(answer.missing.joined(separator: ", "))." }
    let level = answer.verdict == .refused ? "error" : "warning"
    return [Result(rule: verdictRule, level: level, message: message, range: answer.statement?.range)]
  }

  private static func result(_ finding: Finding) -> Result {
    Result(
      rule: finding.code, level: finding.severity.rawValue, message: finding.sentence, range: finding.range,
      fix: finding.fix)
  }

  private static func result(_ risk: DurabilityRisk) -> Result {
    Result(
      rule: risk.code, level: risk.severity == .danger ? "error" : risk.severity.rawValue,
      message: risk.sentence, range: risk.statement?.range)
  }

  private static func object(_ result: Result, _ rules: [String], _ report: CheckReport) -> JSONText {
    let artifact = JSONText.object([("uri", .string(uri(report.file)))])
    let physical = JSONText.object([
      ("artifactLocation", artifact), ("region", region(result.range ?? ByteRange(0, 0), report.lines)),
    ])
    let fixes = result.fix.map { [("fixes", JSONText.list([fix($0, artifact, report.lines)]))] } ?? []
    return .object(
      [
        ("ruleId", .string(result.rule)), ("ruleIndex", .optional(rules.firstIndex(of: result.rule))),
        ("level", .string(result.level)), ("message", .object([("text", .string(result.message))])),
        ("locations", .list([.object([("physicalLocation", physical)])])),
      ] + fixes)
  }

  private static func fix(_ fix: Finding.Fix, _ artifact: JSONText, _ lines: LineIndex) -> JSONText {
    let replacements = fix.edits.map { edit in
      JSONText.object([
        ("deletedRegion", region(edit.range, lines)),
        ("insertedContent", .object([("text", .string(edit.replacement))])),
      ])
    }
    let change = JSONText.object([("artifactLocation", artifact), ("replacements", .list(replacements))])
    return .object([
      ("description", .object([("text", .string(fix.title))])), ("artifactChanges", .list([change])),
    ])
  }

  /// Lines and columns from 1, the end column after the last character (section 3.30).
  private static func region(_ range: ByteRange, _ lines: LineIndex) -> JSONText {
    .object([
      ("startLine", .number(lines.line(at: range.lower))),
      ("startColumn", .number(column(range.lower, lines))),
      ("endLine", .number(lines.line(at: range.upper))), ("endColumn", .number(column(range.upper, lines))),
    ])
  }

  /// A column in UTF-16 code units, from 1.
  private static func column(_ offset: Int, _ lines: LineIndex) -> Int {
    let start = lines.range(ofLine: lines.line(at: offset)).lower
    let end = min(max(offset, start), lines.text.count)
    return String(decoding: lines.text[start..<end], as: UTF8.self).utf16.count + 1
  }

  /// A path as a URI: relative ones stay relative, which is how code hosts find the file.
  private static func uri(_ path: String) -> String {
    var allowed = CharacterSet.alphanumerics.intersection(CharacterSet(charactersIn: "\u{0}"..."\u{7F}"))
    allowed.insert(charactersIn: "-._~/")
    let text = path.addingPercentEncoding(withAllowedCharacters: allowed) ?? "policy"
    return path.hasPrefix("/") ? "file://\(text)" : text
  }
}
