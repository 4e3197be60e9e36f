import Testing

@testable import ViewModels

@Suite("Line diff")
struct LineDiffTests {
  /// The comparison as `diff -u` would draw its lines.
  private func drawn(_ rows: [LineDiff.Row]) -> [String] {
    rows.map { row in
      switch row.kind {
      case .kept: " " + row.text
      case .removed: "-" + row.text
      case .added: "+" + row.text
      }
    }
  }

  @Test(
    "Lines are kept, removed and added",
    arguments: [
      ("a\nb\nc", "a\nb\nc", [" a", " b", " c"]),
      ("a\nb\nc", "a\nx\nc", [" a", "-b", "+x", " c"]),
      ("a\nc", "a\nb\nc", [" a", "+b", " c"]),
      ("a\nb\nc", "a\nc", [" a", "-b", " c"]),
      ("", "a", ["-", "+a"]),
      ("a", "a\n", [" a", "+"]),
      ("a\r\nb", "a\nb", ["-a\r", "+a", " b"]),
      ("e\u{301}", "\u{E9}", ["-e\u{301}", "+\u{E9}"]),
      ("a\nb", "b\na", ["-a", " b", "+a"]),
      // The one line that stands once on each side decides, not the many braces.
      ("U\n}\n}\n}", "}\n}\n}\nU", ["+}", "+}", "+}", " U", "-}", "-}", "-}"]),
      // Without an anchor, since every line stands twice.
      ("x\nx\ny\ny", "y\ny\nx\nx", ["-x", "-x", " y", " y", "+x", "+x"]),
    ])
  func table(old: String, new: String, expected: [String]) {
    let drawing = drawn(LineDiff(old: old, new: new).rows)
    #expect(drawing.map { Array($0.utf8) } == expected.map { Array($0.utf8) })
  }

  @Test("A statement that was added between two like it stands in one piece")
  func statement() {
    func statement(_ sid: String) -> String { "{\n\"Sid\": \"\(sid)\",\n\"Effect\": \"Allow\"\n}," }
    let old = "[\n\(statement("One"))\n\(statement("Three"))\n]"
    let new = "[\n\(statement("One"))\n\(statement("Two"))\n\(statement("Three"))\n]"
    let changed = LineDiff(old: old, new: new).rows.enumerated().filter { $0.element.kind != .kept }
    #expect(changed.count == 4)
    #expect(changed.allSatisfy { $0.element.kind == .added })
    #expect(changed.last.map { $0.offset } == changed.first.map { $0.offset + 3 })
  }

  @Test("Line numbers are those of each text")
  func numbers() {
    let rows = LineDiff(old: "a\nb\nc", new: "a\nx\ny\nc").rows
    #expect(rows.map(\.oldNumber) == [1, 2, nil, nil, 3])
    #expect(rows.map(\.newNumber) == [1, nil, 2, 3, 4])
  }

  @Test("Hunks keep a few lines around changes and say how many they leave out")
  func hunks() {
    let old = (1...20).map(String.init)
    var new = old
    new[4] = "five"
    new[7] = "eight"
    new[15] = "sixteen"
    let diff = LineDiff(old: old.joined(separator: "\n"), new: new.joined(separator: "\n"))

    let one = diff.hunks(context: 1)
    #expect(
      one.map { drawn($0.rows) } == [
        [" 4", "-5", "+five", " 6", " 7", "-8", "+eight", " 9"], [" 15", "-16", "+sixteen", " 17"],
      ])
    #expect(one.map(\.skippedBefore) == [3, 5])
    #expect(diff.hunks(context: 0).map(\.skippedBefore) == [4, 2, 7])
    #expect(diff.hunks(context: 99).map { $0.rows.count } == [23])
    #expect(LineDiff(old: "a", new: "a").hunks().isEmpty)
    #expect(diff.addedCount == 3 && diff.removedCount == 3 && !diff.isEmpty)
  }

  @Test(
    "Kept and removed lines are the old text, kept and added ones the new text", arguments: UInt64(1)...60)
  func faithful(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let letters = Array("abcdefgh".prefix(Int(seed % 8) + 1)).map(String.init)
    func text() -> String {
      (0..<Int.random(in: 0...40, using: &random)).compactMap { _ in letters.randomElement(using: &random) }
        .joined(separator: "\n")
    }
    let (old, new) = (text(), text())
    let rows = LineDiff(old: old, new: new).rows
    #expect(rows.filter { $0.kind != .added }.map(\.text).joined(separator: "\n") == old)
    #expect(rows.filter { $0.kind != .removed }.map(\.text).joined(separator: "\n") == new)
    let oldNumbers = rows.compactMap(\.oldNumber)
    let newNumbers = rows.compactMap(\.newNumber)
    #expect(
      oldNumbers == Array(1..<(oldNumbers.count + 1)) && newNumbers == Array(1..<(newNumbers.count + 1)))
  }

  @Test("Without anchors the match is the longest there is", arguments: UInt64(1)...60)
  func longest(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    func lines() -> [Int] {
      (0..<Int.random(in: 0...24, using: &random)).map { _ in Int.random(in: 0...3, using: &random) }
    }
    let (old, new) = (lines(), lines())
    let matches = LineMatcher(old: old, new: new).shortestEdit(0..<old.count, 0..<new.count)

    // The length of the longest common subsequence, by its textbook recurrence.
    var lengths = Array(repeating: Array(repeating: 0, count: new.count + 1), count: old.count + 1)
    for (i, left) in old.enumerated() {
      for (j, right) in new.enumerated() {
        lengths[i + 1][j + 1] =
          left == right ? lengths[i][j] + 1 : max(lengths[i][j + 1], lengths[i + 1][j])
      }
    }
    #expect(matches.count == lengths[old.count][new.count])
    #expect(matches.allSatisfy { old[$0.old] == new[$0.new] })
    #expect(zip(matches, matches.dropFirst()).allSatisfy { $0.old < $1.old && $0.new < $1.new })
  }

  @Test("A stretch that differs beyond the limit counts as replaced, and soon")
  func beyondLimit() {
    var random = SeededGenerator(seed: 7)
    func text() -> String {
      (0..<16_000).map { _ in Bool.random(using: &random) ? "a" : "b" }.joined(separator: "\n")
    }
    let (old, new) = (text(), text())
    let rows = LineDiff(old: old, new: new).rows
    #expect(rows.filter { $0.kind != .added }.map(\.text).joined(separator: "\n") == old)
    #expect(rows.filter { $0.kind != .removed }.map(\.text).joined(separator: "\n") == new)
  }
}
