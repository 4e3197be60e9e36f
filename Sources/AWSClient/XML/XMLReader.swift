/// Reads the XML of a service that is not trusted: nothing it can send makes this trap, expand, fetch or run away.
///
/// What AWS sends and no more: elements, text, CDATA, the five entities and numeric ones. Document types, which are
/// what attacks are made of, are refused; attributes, comments and processing instructions are skipped.
struct XMLReader {
  struct Problem: Error, Equatable {
    /// Bytes from the start.
    var offset: Int
    var message: String
  }

  /// Nesting beyond this is refused, so that a hostile answer cannot exhaust the stack.
  static let deepest = 64
  /// More elements are refused, so that a small answer cannot become a large tree.
  static let mostElements = 50_000
  /// Bytes.
  static let largest = 16 * 1024 * 1024

  private let bytes: [UInt8]
  private var index = 0
  private var elements = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Reads one document.
  static func read(_ bytes: [UInt8]) throws(Problem) -> XMLElement {
    var reader = XMLReader(bytes)
    guard bytes.count <= largest else { throw reader.problem("The document is too large.") }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.index = 3 }
    try reader.skipMisc()
    let root = try reader.element(depth: 0)
    try reader.skipMisc()
    guard reader.index == bytes.count else { throw reader.problem("There is something after the document.") }
    return root
  }

  private func problem(_ message: String) -> Problem { Problem(offset: index, message: message) }

  private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

  private func isAt(_ text: StaticString) -> Bool {
    bytes.count - index >= text.utf8CodeUnitCount
      && bytes[index..<index + text.utf8CodeUnitCount]
        .elementsEqual(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Moves behind the next occurrence of a mark.
  private mutating func skip(past mark: StaticString) throws(Problem) {
    let count = mark.utf8CodeUnitCount
    while index + count <= bytes.count {
      if isAt(mark) {
        index += count
        return
      }
      index += 1
    }
    throw problem("The document ends too early.")
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  private mutating func skipSpace() {
    while let byte = current, Self.isSpace(byte) { index += 1 }
  }

  /// Skips what may stand before and after the root.
  private mutating func skipMisc() throws(Problem) {
    while true {
      skipSpace()
      if isAt("<?") {
        try skip(past: "?>")
      } else if isAt("<!--") {
        try skip(past: "-->")
      } else {
        return
      }
    }
  }

  private mutating func element(depth: Int) throws(Problem) -> XMLElement {
    guard depth < Self.deepest else { throw problem("The document is nested too deeply.") }
    elements += 1
    guard elements <= Self.mostElements else { throw problem("The document has too many elements.") }
    guard current == UInt8(ascii: "<") else { throw problem("An element was expected.") }
    index += 1
    let tag = try name()
    var element = XMLElement(name: Self.localName(tag))
    guard !element.name.isEmpty else { throw problem("A name was expected.") }
    guard try skipAttributes() else { return element }
    try content(of: &element, tag: tag, depth: depth)
    return element
  }

  /// The bytes of a name, prefix included.
  private mutating func name() throws(Problem) -> ArraySlice<UInt8> {
    let start = index
    while let byte = current, Self.isNameByte(byte) { index += 1 }
    guard index > start else { throw problem("A name was expected.") }
    return bytes[start..<index]
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: ":"), 0x80...:
      true
    default: false
    }
  }

  private static func localName(_ tag: ArraySlice<UInt8>) -> String {
    let start = tag.lastIndex(of: UInt8(ascii: ":")).map { $0 + 1 } ?? tag.startIndex
    return String(decoding: tag[start...], as: UTF8.self)
  }

  /// Moves behind the end of a start tag.
  /// - Returns: False when the element ends with it.
  private mutating func skipAttributes() throws(Problem) -> Bool {
    var quote: UInt8?
    while let byte = current {
      index += 1
      if let open = quote {
        if byte == open { quote = nil }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
      case UInt8(ascii: "<"): throw problem("A tag is not closed.")
      case UInt8(ascii: ">"): return bytes[index - 2] != UInt8(ascii: "/")
      default: break
      }
    }
    throw problem("The document ends too early.")
  }

  private mutating func content(
    of element: inout XMLElement, tag: ArraySlice<UInt8>, depth: Int
  ) throws(Problem) {
    var text: [UInt8] = []
    while let byte = current {
      if byte == UInt8(ascii: "&") {
        try XMLEntity.append(bytes, &index, to: &text)
      } else if byte != UInt8(ascii: "<") {
        text.append(byte)
        index += 1
      } else if isAt("</") {
        try endTag(tag)
        element.text = String(decoding: text, as: UTF8.self)
        return
      } else if isAt("<!--") {
        try skip(past: "-->")
      } else if isAt("<![CDATA[") {
        let start = index + 9
        index = start
        try skip(past: "]]>")
        text += bytes[start..<index - 3]
      } else if isAt("<?") {
        try skip(past: "?>")
      } else if isAt("<!") {
        throw problem("A declaration is not allowed.")
      } else {
        element.children.append(try self.element(depth: depth + 1))
      }
    }
    throw problem("The document ends too early.")
  }

  private mutating func endTag(_ tag: ArraySlice<UInt8>) throws(Problem) {
    index += 2
    guard try name() == tag else { throw problem("An end tag does not match its start tag.") }
    skipSpace()
    guard current == UInt8(ascii: ">") else { throw problem("A tag is not closed.") }
    index += 1
  }
}
