extension JSONReader {
  /// What an element of an object or an array did for the loop that reads it.
  private enum Turn {
    case element
    case closed
  }

  /// Reads an array, from its bracket to the bracket that closes it.
  mutating func readArray() -> JSONNode? {
    let start = at
    guard enter(closing: UInt8(ascii: "]")) else { return nil }
    defer { leave() }
    var elements: [JSONNode] = []
    var lastComma: Int?
    var isFirst = true
    while startOfElement(opener: start, isFirst: isFirst, lastComma: lastComma) == .element {
      isFirst = false
      if let element = readValue() { elements.append(element) } else { recover() }
      lastComma = takeComma()
    }
    return JSONNode(.array(elements), range: ByteRange(start, at))
  }

  private static let few = 16

  /// Reads an object, from its brace to the brace that closes it.
  mutating func readObject() -> JSONNode? {
    let start = at
    guard enter(closing: UInt8(ascii: "}")) else { return nil }
    defer { leave() }
    var members: [JSONMember] = []
    var firstOfName: [String: Int] = [:]
    var lastComma: Int?
    var isFirst = true
    while startOfElement(opener: start, isFirst: isFirst, lastComma: lastComma) == .element {
      isFirst = false
      if let member = readMember() {
        noteDuplicate(member, members, &firstOfName)
        members.append(member)
      } else {
        recover()
      }
      lastComma = takeComma()
    }
    return JSONNode(.object(members), range: ByteRange(start, at))
  }

  /// Looks at what follows: an element to read, or the end of the container, which it consumes.
  private mutating func startOfElement(opener: Int, isFirst: Bool, lastComma: Int?) -> Turn {
    let closer = awaited.last ?? 0
    while true {
      skipSpace()
      guard let byte else {
        reportUnclosed(opener)
        return .closed
      }
      switch byte {
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if byte == closer, let lastComma { reportTrailingComma(lastComma, before: byte) }
        close(with: byte, closer: closer, opener: opener)
        return .closed
      case UInt8(ascii: ","):
        report(
          "extra-comma", ByteRange(at, at + 1),
          "Nothing stands before this comma: remove it, or write what it should separate.")
        at += 1
      default:
        if !isFirst, lastComma == nil { reportMissingComma() }
        isAfterBrokenString = false
        return .element
      }
    }
  }

  private mutating func takeComma() -> Int? {
    skipSpace()
    guard byte == UInt8(ascii: ",") else { return nil }
    at += 1
    isAfterBrokenString = false
    return at - 1
  }

  /// Consumes a closing bracket; one of the wrong kind is left to the enclosing container if that waits for it.
  private mutating func close(with byte: UInt8, closer: UInt8, opener: Int) {
    if byte != closer {
      let wanted = Character(Unicode.Scalar(closer))
      let opening = Character(Unicode.Scalar(text[opener]))
      report(
        "mismatched-bracket", ByteRange(at, at + 1),
        "The \(opening) of line \(lines.line(at: opener)) is still open here: write \(wanted) before this, or instead of it."
      )
      if awaited.dropLast().last == byte { return }
    }
    at += 1
  }

  private mutating func reportUnclosed(_ opener: Int) {
    let bracket = Character(Unicode.Scalar(text[opener]))
    let wanted = text[opener] == UInt8(ascii: "{") ? "}" : "]"
    report(
      "unclosed", ByteRange(opener, opener + 1),
      "This \(bracket) is never closed: add the \(wanted) that belongs to it before the end of the text.")
  }

  private mutating func reportTrailingComma(_ comma: Int, before closer: UInt8) {
    report(
      "trailing-comma", ByteRange(comma, comma + 1),
      "JSON allows no comma before \(Character(Unicode.Scalar(closer))): remove this one.")
  }

  private mutating func reportMissingComma() {
    guard !isAfterBrokenString else { return }
    report(
      "missing-comma", ByteRange(at, at + UTF8Scalar.length(text, at: at)),
      "A comma is missing before this: write one after the value that comes before.")
  }

  /// Goes one level down; past the deepest level allowed the whole container is skipped.
  private mutating func enter(closing closer: UInt8) -> Bool {
    guard depth < JSONParser.deepest else {
      let start = at
      at += 1
      skipNested()
      report(
        "too-deep", ByteRange(start, start + 1),
        "Values are nested deeper than \(JSONParser.deepest) levels here, and a key policy needs five: remove the nesting.",
        bearing: .ambiguous)
      return false
    }
    depth += 1
    at += 1
    awaited.append(closer)
    return true
  }

  private mutating func leave() {
    depth -= 1
    awaited.removeLast()
  }

  /// Skips to the end of a container whose opening bracket was just consumed, without recursion.
  private mutating func skipNested() {
    var open = 1
    while at < text.count, open > 0 {
      recover()
      switch byte {
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        open -= 1
        at += 1
      case UInt8(ascii: ","): at += 1
      default: break
      }
    }
  }

  /// Few members are looked through; for many there is a table, so that time stays linear in the text.
  private mutating func noteDuplicate(
    _ member: JSONMember, _ members: [JSONMember], _ firstOfName: inout [String: Int]
  ) {
    if members.count == Self.few {
      for earlier in members.reversed() { firstOfName[earlier.name] = earlier.key.range.lower }
    }
    let first =
      members.count < Self.few
      ? members.first { $0.name == member.name }?.key.range.lower : firstOfName[member.name]
    guard let first else {
      if members.count >= Self.few { firstOfName[member.name] = member.key.range.lower }
      return
    }
    report(
      "duplicate-member", member.key.range,
      "\"\(Excerpt.of(member.name))\" is already a member of this object, on line \(lines.line(at: first)): a policy "
        + "has each member once, so remove one of the two.")
  }
}
