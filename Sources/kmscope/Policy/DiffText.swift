import KeyPolicy

/// The answer of `kmscope diff` for people: a block for each change.
struct DiffText {
  private let report: DiffReport
  private let style: TextStyle
  private var text = ""

  init(_ report: DiffReport, style: TextStyle) {
    self.report = report
    self.style = style
    let difference = report.difference
    if difference.isEmpty { text += style.paint("The two policies mean the same.", .good) + "\n" }
    for change in difference.changes { add(change) }
    for latent in difference.latent { add(latent) }
    for sentence in difference.cannotTell { add("?", .open, sentence) }
    if !report.assumed.isEmpty { addSpace() }
    for sentence in report.assumed { text += style.paint(sentence, .faint) + "\n" }
  }

  var bytes: [UInt8] { Array(text.utf8) }

  private mutating func addSpace() {
    if !text.isEmpty { text += "\n" }
  }

  private mutating func add(_ sign: String, _ role: TextStyle.Role, _ sentence: String) {
    addSpace()
    text += style.paint(sign, role) + style.paint(" \(KeyOwners.words(sentence))") + "\n"
  }

  private mutating func add(_ change: AccessDifference.Change) {
    let (sign, role): (String, TextStyle.Role) =
      switch change.kind {
      case .gained: ("+", .good)
      case .lost: ("-", .bad)
      default: ("~", .open)
      }
    add(sign, role, change.sentence)
    add(report.old.places(change.oldStatements) + report.new.places(change.newStatements))
  }

  private mutating func add(_ latent: AccessDifference.Latent) {
    add("·", .faint, latent.sentence)
    let isOld = latent.kind == .restrictionRemoved || latent.kind == .grantRemoved
    add((isOld ? report.old : report.new).places(latent.statements))
  }

  private mutating func add(_ places: [String]) {
    for place in places { text += "  " + style.paint(place, .faint) + "\n" }
  }
}
