/// Cuts a text into tokens for highlighting; works on broken JSON and on any bytes.
public enum JSONScanner {
  /// The tokens in the order of the text: they do not overlap, and what lies between them is white space.
  ///
  /// A string ends at its line's end at the latest. Time is linear in the text.
  public static func tokens(_ text: [UInt8]) -> [JSONToken] {
    var tokens: [JSONToken] = []
    var at = 0
    while at < text.count {
      let start = at
      switch text[at] {
      case 0x20, 0x09, 0x0A, 0x0D:
        at += 1
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ","):
        at += 1
        tokens.append(JSONToken(.punctuation, range: ByteRange(start, at)))
      case UInt8(ascii: ":"):
        at += 1
        nameLastString(&tokens)
        tokens.append(JSONToken(.punctuation, range: ByteRange(start, at)))
      case UInt8(ascii: "\""):
        let kind = scanString(text, &at)
        tokens.append(JSONToken(kind, range: ByteRange(start, at)))
      default:
        scanWord(text, &at)
        tokens.append(JSONToken(kind(text[start..<at]), range: ByteRange(start, at)))
      }
    }
    return tokens
  }

  /// The offset of the bracket that belongs to the one at `offset`, or nil if there is none there or it has no partner.
  ///
  /// Brackets inside strings do not count, and a bracket of the wrong kind ends the search.
  public static func matchingBracket(at offset: Int, in text: [UInt8]) -> Int? {
    var open: [Int] = []
    for token in tokens(text) where token.kind == .punctuation {
      let here = token.range.lower
      switch text[here] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): open.append(here)
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        guard let opener = open.popLast(), isPair(text[opener], text[here]) else { return nil }
        if opener == offset { return here }
        if here == offset { return opener }
      default: break
      }
    }
    return nil
  }

  private static func isPair(_ opener: UInt8, _ closer: UInt8) -> Bool {
    opener == UInt8(ascii: "{") ? closer == UInt8(ascii: "}") : closer == UInt8(ascii: "]")
  }

  private static func nameLastString(_ tokens: inout [JSONToken]) {
    guard let last = tokens.indices.last, tokens[last].kind == .string else { return }
    tokens[last].kind = .memberName
  }

  private static func scanString(_ text: [UInt8], _ at: inout Int) -> JSONToken.Kind {
    at += 1
    while at < text.count {
      switch text[at] {
      case UInt8(ascii: "\""):
        at += 1
        return .string
      case 0x0A, 0x0D: return .invalid
      case UInt8(ascii: "\\"):
        at += 1
        if at < text.count, text[at] != 0x0A, text[at] != 0x0D { at += 1 }
      default: at += 1
      }
    }
    return .invalid
  }

  private static func scanWord(_ text: [UInt8], _ at: inout Int) {
    while at < text.count {
      switch text[at] {
      case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"),
        UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "\""):
        return
      default: at += 1
      }
    }
  }

  private static func kind(_ word: ArraySlice<UInt8>) -> JSONToken.Kind {
    if word.elementsEqual("true".utf8) || word.elementsEqual("false".utf8) || word.elementsEqual("null".utf8)
    {
      return .keyword
    }
    return JSONReader.isNumber(word) ? .number : .invalid
  }
}
