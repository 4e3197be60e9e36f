import PseudoTerminalSupport

/// How far the loading is, as the screen says it.
enum Loading: Equatable {
  case notYet, listing, describing, done

  init(_ screen: Screen) {
    let bottom = screen.line(screen.rows - 1)
    if !screen.isAlternate || bottom.isEmpty {
      self = .notYet
    } else if bottom.contains("ListKeys") {
      self = .listing
    } else if bottom.contains("DescribeKey") {
      self = .describing
    } else {
      // Before the first answer nothing stands there either.
      self = Loading.position(screen) == nil ? .notYet : .done
    }
  }

  /// The number of the selected key: the title of the key list says for example `17 of 10041`.
  static func position(_ screen: Screen) -> Int? {
    let words = screen.line(1).split(whereSeparator: { !$0.isLetter && !$0.isNumber })
    guard let place = words.firstIndex(of: "of"), place > words.startIndex else { return nil }
    return Int(words[place - 1])
  }
}
