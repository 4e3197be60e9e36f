/// Collects findings.
struct FindingLog {
  /// How many findings a text gives at most beyond those about its JSON; a screen shows fewer.
  static let most = 200

  var findings: [Finding] = []

  /// Notes an error: AWS refuses the document, certainly or possibly.
  mutating func error(
    _ code: String, _ range: ByteRange, _ bearing: Finding.Bearing, _ sentence: String,
    fix: Finding.Fix? = nil
  ) {
    add(Finding(.error, range, code: code, sentence: sentence, bearing: bearing, fix: fix))
  }

  /// Notes a warning.
  mutating func warning(
    _ code: String, _ range: ByteRange, _ bearing: Finding.Bearing, _ sentence: String,
    fix: Finding.Fix? = nil
  ) {
    add(Finding(.warning, range, code: code, sentence: sentence, bearing: bearing, fix: fix))
  }

  /// Whether there is room for more, for checks whose sentences cost something.
  var hasRoom: Bool { findings.count < Self.most }

  private mutating func add(_ finding: Finding) {
    // A bearing must never get lost, so only findings without new bearing are dropped when there are many.
    guard findings.count < Self.most || !findings.contains(where: { $0.bearing == finding.bearing }) else {
      return
    }
    findings.append(finding)
  }

  /// The findings in the order of the text; of one place, in the order they were made.
  var sorted: [Finding] {
    findings.enumerated().sorted { ($0.element.range.lower, $0.offset) < ($1.element.range.lower, $1.offset) }
      .map(\.element)
  }
}
