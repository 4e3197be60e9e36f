import KeyPolicy

/// The answer of `kmscope check` for people: one fact a line, nothing wrapped.
struct CheckText {
  private let report: CheckReport
  private let style: TextStyle
  private var text = ""

  init(_ report: CheckReport, style: TextStyle) {
    self.report = report
    self.style = style
    addVerdict()
    addMissing()
    add("Residual risks", report.answer.residualRisks)
    addDurability()
    if let whoElse = report.whoElse { add("Who else can change this policy", whoElse) }
    add("Taken for granted", report.assumed)
    addProblems()
  }

  var bytes: [UInt8] { Array(text.utf8) }

  private mutating func addVerdict() {
    let answer = report.answer
    let (sign, role): (String, TextStyle.Role) =
      switch answer.verdict {
      case .accepted: ("✓", .good)
      case .refused: ("✗", .bad)
      case .cannotBeDecided: ("?", .open)
      }
    text += style.paint("\(sign) \(answer.verdict.phrase)", role) + "\n"
    text += "  " + style.paint(answer.reason) + "\n"
    guard let statement = answer.statement else { return }
    text += "  " + style.paint("\(report.place(statement.range.lower)): \(statement.name)", .faint) + "\n"
  }

  private mutating func addMissing() {
    add(
      "Missing",
      report.answer.missing.map { fact in MissingOption.of(fact).map { "\(fact): \($0)" } ?? fact })
  }

  private mutating func addDurability() {
    guard let risks = report.durability, !risks.isEmpty else { return }
    text += "\n" + style.paint("Later", .heading) + "\n"
    for risk in risks {
      let role: TextStyle.Role =
        switch risk.severity {
        case .danger: .bad
        case .warning: .open
        case .note: .faint
        }
      text += "  " + style.paint("\(risk.severity.rawValue):", role) + style.paint(" \(risk.sentence) ")
      text += style.paint("[\(risk.code)]", .faint) + "\n"
    }
  }

  private mutating func add(_ heading: String, _ sentences: [String]) {
    guard !sentences.isEmpty else { return }
    text += "\n" + style.paint(heading, .heading) + "\n"
    for sentence in sentences { text += "  " + style.paint(sentence) + "\n" }
  }

  /// As compilers print them, at the beginning of the line, so that editors find the place.
  private mutating func addProblems() {
    guard !report.findings.isEmpty else { return }
    text += "\n" + style.paint("Problems", .heading) + "\n"
    for finding in report.findings { addProblem(finding) }
  }

  private mutating func addProblem(_ finding: Finding) {
    let role: TextStyle.Role =
      switch finding.severity {
      case .error: .bad
      case .warning: .open
      case .note: .faint
      }
    text += style.paint("\(report.place(finding.range.lower)): ")
    text += style.paint("\(finding.severity.rawValue):", role)
    text += style.paint(" \(finding.sentence) ") + style.paint("[\(finding.code)]", .faint) + "\n"
    if let fix = finding.fix { text += "  " + style.paint("fix: \(fix.title)") + "\n" }
  }
}
