/// Writes JSON values as text: without blanks, or indented as AWS's documentation does it.
///
/// Nothing of the values changes: members keep their order, duplicates included, and numbers are written as they were.
public enum JSONPrinter {
  /// How text is laid out.
  public enum Layout: Sendable, Hashable {
    /// No blank that is not part of a value: the smallest text of the same meaning.
    case minified
    /// Two blanks a level, one member or element a line; lists of one plain value stay on their line.
    case indented
  }

  /// The text of a value, in UTF-8.
  public static func print(_ node: JSONNode, _ layout: Layout) -> [UInt8] {
    var printer = Writer(layout: layout)
    printer.write(node)
    return printer.text
  }

  private struct Writer {
    let layout: Layout
    var text: [UInt8] = []
    private var level = 0

    init(layout: Layout) { self.layout = layout }

    mutating func write(_ node: JSONNode) {
      switch node.value {
      case .object(let members):
        open("{")
        for (index, member) in members.enumerated() {
          separate(index, isBroken: true)
          string(member.name)
          text += Array((layout == .minified ? ":" : ": ").utf8)
          write(member.value)
        }
        close("}", isBroken: !members.isEmpty)
      case .array(let elements):
        let isBroken = elements.count > 1 || !elements.allSatisfy(\.isPlain)
        open("[")
        for (index, element) in elements.enumerated() {
          separate(index, isBroken: isBroken)
          write(element)
        }
        close("]", isBroken: isBroken)
      case .string(let value): string(value)
      case .number(let value): text += Array(value.utf8)
      case .boolean(let value): text += Array((value ? "true" : "false").utf8)
      case .null: text += Array("null".utf8)
      }
    }

    private mutating func open(_ bracket: Character) {
      text += Array(String(bracket).utf8)
      level += 1
    }

    private mutating func separate(_ index: Int, isBroken: Bool) {
      if index > 0 { text.append(UInt8(ascii: ",")) }
      if isBroken, layout == .indented { newLine() }
    }

    private mutating func close(_ bracket: Character, isBroken: Bool) {
      level -= 1
      if isBroken, layout == .indented { newLine() }
      text += Array(String(bracket).utf8)
    }

    private mutating func newLine() {
      text.append(UInt8(ascii: "\n"))
      text += [UInt8](repeating: UInt8(ascii: " "), count: level * 2)
    }

    private mutating func string(_ value: String) { text += Array(JSONText.quoted(value).utf8) }
  }
}

extension JSONNode {
  fileprivate var isPlain: Bool {
    switch value {
    case .object, .array: false
    case .string, .number, .boolean, .null: true
    }
  }
}
