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
}
