import Testing

@testable import ViewModels

@Suite("Search")
struct SearchTests {
  @Test(
    "Where a text occurs",
    arguments: [
      ("Effect effect EFFECT", "effect", [0..<6, 7..<13, 14..<20]), ("aaaa", "aa", [0..<2, 2..<4]),
      ("a.c abc", "a.c", [0..<3]), ("äÄ", "ä", [0..<2, 2..<4]), ("abc", "", []), ("", "a", []),
      ("ab", "abc", []),
      ("x\ny", "\n", [1..<2]), ("ab", "AB", [0..<2]),
      // The whole character, for the cursor cannot stand between a letter and its accent.
      ("ae\u{301}b", "e", [1..<4]),
      // İ has no single lower-case scalar: it is found as it is, and never as an i.
      ("\u{130}i", "i", [2..<3]), ("\u{130}i", "\u{130}", [0..<2]),
    ])
  func matches(text: String, needle: String, ranges: [Range<Int>]) {
    #expect(TextEditor(text).matches(of: needle) == ranges)
  }

  @Test(
    "The next and the previous occurrence, around the end",
    arguments: [
      ("│ab ab", [EditorCommand.findNext("AB")], "┊ab│ ab"),
      ("│ab ab", [.findNext("ab"), .findNext("ab")], "ab ┊ab│"),
      ("│ab ab", [.findNext("ab"), .findNext("ab"), .findNext("ab")], "┊ab│ ab"),
      ("ab │ab", [.findPrevious("ab")], "┊ab│ ab"),
      ("│ab ab", [.findPrevious("ab")], "ab ┊ab│"),
      ("a│b", [.findNext("x")], "a│b"), ("a│b", [.findNext("")], "a│b"),
      // Typing on in the search line keeps the occurrence that begins here.
      ("x┊a│b ab", [.findNext("ab")], "x┊ab│ ab"),
      ("│e\u{301} e", [.findNext("e"), .findNext("e")], "e\u{301} ┊e│"),
    ])
  func find(before: String, commands: [EditorCommand], after: String) {
    var editor = MarkedText(before).editor
    for command in commands { editor.apply(command) }
    #expect(Array(MarkedText(editor).description.utf8) == Array(after.utf8))
  }

  @Test("The status says which occurrence of how many is selected")
  func status() {
    var editor = TextEditor("ab ab ab")
    #expect(editor.searchStatus(of: "ab") == .init(current: nil, count: 3))
    editor.apply(.findNext("ab"))
    editor.apply(.findNext("ab"))
    #expect(editor.searchStatus(of: "AB") == .init(current: 2, count: 3))
    #expect(editor.searchStatus(of: "x") == .init(current: nil, count: 0))
  }
}
