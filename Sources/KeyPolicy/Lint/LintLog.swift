/// Collects what the lint rules find.
struct LintLog {
  /// How many findings one code gives at most; nobody reads more, and a hostile text could have thousands.
  static let mostOfACode = 30

  private(set) var findings: [Finding] = []
  private var counts: [String: Int] = [:]

  /// Whether a finding of this code would still be kept, for rules whose sentences cost something.
  func hasRoom(for code: String) -> Bool { counts[code, default: 0] < Self.mostOfACode }

  /// Notes something AWS takes that does not do what it seems to.
  mutating func warning(
    _ code: String, _ range: ByteRange, _ sentence: @autoclosure () -> String,
    fix: @autoclosure () -> Finding.Fix? = nil
  ) {
    add(.warning, code, range, sentence, fix)
  }

  /// Notes something worth knowing.
  mutating func note(
    _ code: String, _ range: ByteRange, _ sentence: @autoclosure () -> String,
    fix: @autoclosure () -> Finding.Fix? = nil
  ) {
    add(.note, code, range, sentence, fix)
  }

  /// Notes something of a severity that depends.
  mutating func add(
    _ severity: Finding.Severity, _ code: String, _ range: ByteRange, _ sentence: () -> String,
    _ fix: () -> Finding.Fix? = { nil }
  ) {
    guard hasRoom(for: code) else { return }
    counts[code, default: 0] += 1
    findings.append(Finding(severity, range, code: code, sentence: sentence(), fix: fix()))
  }
}
