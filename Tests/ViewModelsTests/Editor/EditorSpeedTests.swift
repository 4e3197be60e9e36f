import Testing

@testable import ViewModels

/// Measures and prints; what a machine under load needs is nothing to fail on.
@Suite("Speed of the editor", .serialized)
struct EditorSpeedTests {
  private static let statement = """
        {
          "Sid": "Statement NUMBER for größere Rechte",
          "Effect": "Allow",
          "Principal": { "AWS": "arn:aws:iam::111122223333:role/NUMBER" },
          "Action": ["kms:Encrypt", "kms:Decrypt"],
          "Resource": "*"
        },

    """

  /// A text of 32 KB, in lines like a policy's.
  private static var policy: String {
    var text = "{\n  \"Statement\": [\n"
    var number = 0
    while text.utf8.count < 32_768 {
      text += statement.replacing("NUMBER", with: "\(number)")
      number += 1
    }
    return text + "  ]\n}\n"
  }

  private func measure(_ name: String, rounds: Int = 100, _ work: (Int) -> Void) {
    let times = (0..<rounds).map { round in ContinuousClock().measure { work(round) } }.sorted()
    print("\(name): median \(times[rounds / 2]), p99 \(times[rounds * 99 / 100])")
  }

  @Test("Every command on 32 KB, in lines and as one line")
  func commands() {
    for (shape, text) in [("lines", Self.policy), ("one line", Self.policy.replacing("\n", with: " "))] {
      let commands: [EditorCommand] = [
        .insert("x"), .newline, .backspace, .delete, .deleteWordLeft, .deleteLine, .move(.left),
        .move(.right),
        .move(.up), .move(.down), .move(.wordLeft), .move(.home), .move(.matchingBracket), .selectAll,
        .indent,
        .undo, .redo, .cut, .pasteClipboard, .replaceAll(text + " "), .findNext("principal"),
      ]
      for command in commands {
        var editor = TextEditor(text)
        editor.apply(.move(.byte(text.utf8.count / 2)))
        measure("\(shape) \("\(command)".prefix(30))") { _ in editor.apply(command) }
      }
      var editor = TextEditor(text)
      editor.apply(.move(.byte(text.utf8.count / 2)))
      measure("\(shape) reading cursor, pair and dirtiness") { _ in
        #expect(editor.cursor.line >= 0 && editor.bracketPair == nil && !editor.isDirty)
      }
    }
  }

  @Test("Two texts of 32 KB: one change in each statement, and nothing in common")
  func diff() {
    let old = Self.policy
    let edited = old.replacing("kms:Decrypt", with: "kms:Sign")
    let other = old.split(separator: "\n").map { "\($0)!" }.joined(separator: "\n")
    measure("diff, every statement changed", rounds: 30) { _ in
      #expect(!LineDiff(old: old, new: edited).isEmpty)
    }
    measure("diff, nothing in common", rounds: 30) { _ in #expect(!LineDiff(old: old, new: other).isEmpty) }
  }
}
