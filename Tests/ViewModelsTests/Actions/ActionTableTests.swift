import Testing
import ViewModels

struct ActionTableTests {
  @Test func everyActionHasExactlyOneRow() {
    for id in ActionID.allCases { #expect(ActionTable.all.count { $0.id == id } == 1, "\(id)") }
  }

  @Test(arguments: ActionContext.allCases)
  func noKeyMeansTwoThings(context: ActionContext) {
    var seen: [KeyPress: ActionID] = [:]
    for action in ActionTable.all where action.contexts.contains(context) {
      for key in action.keys {
        #expect(
          seen[key] == nil, "\(key.name) is \(seen[key].map(\.rawValue) ?? "") and \(action.id.rawValue)")
        seen[key] = action.id
      }
    }
  }

  @Test func noKeyThatChangesAKeyIsASingleLetterBesidesOpeningTheEditor() {
    for action in ActionTable.all where action.changesAWS && action.id != .editPolicy {
      for key in action.keys { #expect(!key.modifiers.isEmpty, "\(action.id)") }
    }
  }

  @Test(arguments: [
    ActionID.editPolicy, .applyPolicy, .enableKey, .disableKey, .scheduleDeletion, .cancelDeletion,
  ])
  func readOnlyDisablesWhatChangesAWSAndSaysWhy(id: ActionID) {
    var story = ConsoleStory(readOnly: true)
    story.open()
    story.list([("k1", "a")])
    #expect(story.model.disabledReason(id)?.hasPrefix("This console is read-only.") == true)
  }

  @Test func controlDOnlyEverMoves() {
    for context in ActionContext.allCases {
      if let action = ActionTable.action(for: .ctrl("d"), in: context) { #expect(action.id == .halfPageDown) }
    }
  }

  @Test func helpListsEveryActionAndRunsTheChosenOne() {
    var story = ConsoleStory()
    story.open()
    story.list([("k1", "a")])
    story.press(.char("?"))
    guard case .menu(let menu)? = story.model.overlays.last else {
      Issue.record("no help")
      return
    }
    #expect(menu.entries.count == ActionTable.all.count)
    story.type("zoom")
    story.press(KeyPress(.enter))
    #expect(story.model.isZoomed)
    #expect(story.model.overlays.isEmpty)
  }

  @Test func aDisabledActionStaysInTheMenuAndSaysWhy() {
    var story = ConsoleStory()
    story.open()
    story.list([("k1", "a")])
    story.describe("k1")
    story.type(":enable the key")
    story.press(KeyPress(.enter))
    #expect(story.model.toast?.text == "Only a disabled key can be enabled; this one is enabled.")
  }

  @Test func thePaletteGoesToAKeyByItsAlias() {
    var story = ConsoleStory()
    story.open()
    story.list([("k1", "auth"), ("k2", "payments/ledger")])
    story.type(":go to ledger")
    story.press(KeyPress(.enter))
    #expect(story.model.keys.selectedID == "k2")
  }
}
