import Testing
import ViewModels

struct TextFieldTests {
  @Test func typingInsertsAtTheCursor() {
    var field = TextField("ab")
    _ = field.handle(KeyPress(.left))
    _ = field.handle(.char("x"))
    #expect(field.text == "axb")
    #expect(field.cursor == 2)
  }

  @Test(arguments: [
    ("pay ledger", KeyPress.ctrl("w"), "pay "), ("pay  ", .ctrl("w"), ""), ("pay", .ctrl("u"), ""),
    ("pay", KeyPress(.backspace), "pa"), ("", KeyPress(.backspace), ""), ("pay", KeyPress(.delete), "pay"),
  ])
  func deletingKeys(before: String, press: KeyPress, after: String) {
    var field = TextField(before)
    let isTaken = field.handle(press)
    #expect(isTaken)
    #expect(field.text == after)
    #expect(field.cursor == after.count)
  }

  @Test func aPastedLineBreakBecomesABlankAndTheLimitHolds() {
    var field = TextField(limit: 5)
    field.insert("a\nbcdefg")
    #expect(field.text == "a bcd")
  }

  @Test func keysThatAreNotItsOwnAreLeftToOthers() {
    var field = TextField("x")
    let taken = [KeyPress(.enter), .ctrl("s")].map { field.handle($0) }
    #expect(taken == [false, false])
    #expect(field.text == "x")
  }

  /// What joins to one character takes one place: an accent behind its letter, the two letters of a flag.
  @Test(arguments: [["e", "\u{301}", "x"], ["\u{1F1E9}", "\u{1F1EA}", "x"], ["\u{1100}", "\u{1161}", "x"]])
  func typingCharactersThatJoinKeepsTheCursorInTheText(characters: [String]) {
    var field = TextField()
    for character in characters { field.insert(character) }
    #expect(field.text == characters.joined())
    #expect(field.cursor == 2)
    let isTaken = field.handle(KeyPress(.backspace))
    #expect(isTaken)
    #expect(field.cursor == 1)
  }
}
