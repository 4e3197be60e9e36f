/// Gets the text of single elements out of the small XML answers of STS.
///
/// Not a parser: it looks for `<Name>text</Name>` without attributes, which is all that is needed, and cannot be
/// made to expand, fetch or nest anything.
enum XMLText {
  static func first(_ element: String, in xml: String) -> String? {
    guard let start = xml.utf8Range(of: "<\(element)>") else { return nil }
    let rest = String(xml[start.upperBound...])
    guard let end = rest.utf8Range(of: "</\(element)>") else { return nil }
    let text = rest[..<end.lowerBound]
    return text.utf8.contains(UInt8(ascii: "<")) ? nil : unescaped(text)
  }

  private static func unescaped(_ text: Substring) -> String {
    var result = ""
    var rest = text
    while let mark = rest.firstIndex(of: "&") {
      result += rest[..<mark]
      let after = rest[rest.index(after: mark)...]
      guard let end = after.firstIndex(of: ";"), let scalar = scalar(after[..<end]) else {
        result += "&"
        rest = after
        continue
      }
      result.unicodeScalars.append(scalar)
      rest = after[after.index(after: end)...]
    }
    return result + rest
  }

  private static func scalar(_ entity: Substring) -> UnicodeScalar? {
    switch entity {
    case "lt": "<"
    case "gt": ">"
    case "amp": "&"
    case "quot": "\""
    case "apos": "'"
    case _ where entity.hasPrefix("#x"): UInt32(entity.dropFirst(2), radix: 16).flatMap(UnicodeScalar.init)
    case _ where entity.hasPrefix("#"): UInt32(entity.dropFirst()).flatMap(UnicodeScalar.init)
    default: nil
    }
  }
}
