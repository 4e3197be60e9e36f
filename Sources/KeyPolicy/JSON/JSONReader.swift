/// The state of one pass over a JSON text: where it is, how deep it is, and what it found.
///
/// Values are read by extensions, one file for each kind. Every loop consumes at least one byte a turn.
struct JSONReader {
  let text: [UInt8]
  let lines: LineIndex
  var at = 0
  var depth = 0
  var findings: [Finding] = []
  /// The closing brackets that enclosing containers wait for, innermost last.
  var awaited: [UInt8] = []
  /// True after a string that never ended: the missing comma that follows from it is not worth a finding.
  var isAfterBrokenString = false

  init(_ text: [UInt8]) {
    self.text = text
    self.lines = LineIndex(text)
  }

  /// The byte here, or nil at the end of the text.
  var byte: UInt8? { at < text.count ? text[at] : nil }

  /// Notes an error.
  ///
  /// Syntax errors make AWS refuse the document, so that is the usual bearing.
  mutating func report(
    _ code: String, _ range: ByteRange, _ sentence: String, bearing: Finding.Bearing = .refuses
  ) {
    // However many there are, the first of each bearing is kept: the verdict rests on it.
    guard findings.count < JSONParser.mostFindings || !findings.contains(where: { $0.bearing == bearing })
    else {
      return
    }
    findings.append(Finding(.error, range, code: "json.\(code)", sentence: sentence, bearing: bearing))
  }

  /// Reads the whole text: one value with nothing but white space around it.
  mutating func readDocument() -> JSONNode? {
    if text.starts(with: [0xEF, 0xBB, 0xBF]) {
      report(
        "byte-order-mark", ByteRange(0, 3),
        "The text begins with a byte order mark, which JSON does not allow: save it as UTF-8 without one.")
      at = 3
    }
    skipSpace()
    guard at < text.count else {
      report("empty", ByteRange(0, text.count), "The text is empty: a key policy is a JSON object in braces.")
      return nil
    }
    let root = readValue()
    skipSpace()
    if root != nil, at < text.count { reportRest() }
    return root
  }

  /// Reads the value that starts here, or reports that none does, leaving the offending bytes for ``recover()``.
  mutating func readValue() -> JSONNode? {
    guard let byte else { return nil }
    switch byte {
    case UInt8(ascii: "{"): return readObject()
    case UInt8(ascii: "["): return readArray()
    case UInt8(ascii: "\""): return readString()
    case UInt8(ascii: "'"): return readSingleQuoted()
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."):
      return readNumber()
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"):
      return readWord()
    default:
      reportUnexpected()
      return nil
    }
  }

  /// Skips what cannot be read, up to the comma or closing bracket at this level, or to the end.
  mutating func recover() {
    var open = 0
    while let byte {
      switch byte {
      case UInt8(ascii: "\""): skipQuoted()
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        open += 1
        at += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if open == 0 { return }
        open -= 1
        at += 1
      case UInt8(ascii: ","):
        if open == 0 { return }
        at += 1
      default: at += 1
      }
    }
  }

  /// Skips a string without reading it: up to its closing quote, or to the end of the line.
  private mutating func skipQuoted() {
    at += 1
    while let byte, byte != UInt8(ascii: "\n") {
      at += byte == UInt8(ascii: "\\") ? 2 : 1
      if byte == UInt8(ascii: "\"") { break }
    }
    at = min(at, text.count)
  }

  private mutating func reportRest() {
    let rest = ByteRange(at, text.count)
    let closers = [UInt8(ascii: "}"), UInt8(ascii: "]")]
    report(
      "text-after-end", rest,
      closers.contains(text[at])
        ? "This closing bracket has no opening one: remove it, or add the bracket it closes."
        : "The JSON value ends before this text: a policy is one object, so remove what follows it.")
  }
}
