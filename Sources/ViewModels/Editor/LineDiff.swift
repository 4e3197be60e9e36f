/// What changed from one text to another, line by line.
///
/// Lines are compared byte for byte and end at LF, as in the editor: a text that ends in LF has an empty last line, and
/// a line that only lost its CR has changed.
package struct LineDiff: Sendable, Equatable {
  package enum Kind: Sendable, Hashable {
    case kept, removed, added
  }

  /// One line of the comparison.
  package struct Row: Sendable, Equatable {
    package var kind: Kind
    /// The line's number in the old text, counted from 1; nil for an added line.
    package var oldNumber: Int?
    /// The line's number in the new text, counted from 1; nil for a removed line.
    package var newNumber: Int?
    package var text: String
  }

  /// Changes that lie close together, with the kept lines around them.
  package struct Hunk: Sendable, Equatable {
    package var rows: [Row]
    /// How many kept lines between the hunk before, or the start, and this one are left out.
    package var skippedBefore: Int
  }

  /// All lines of both texts, removed ones before the added ones that take their place.
  package let rows: [Row]
  package let addedCount: Int
  package let removedCount: Int

  package init(old: String, new: String) {
    let oldLines = Self.lines(of: old)
    let newLines = Self.lines(of: new)
    var names: [[UInt8]: Int] = [:]
    let oldNames = oldLines.map { Self.name($0, in: &names) }
    let newNames = newLines.map { Self.name($0, in: &names) }
    let matches = LineMatcher(old: oldNames, new: newNames).matches()
    let rows = Self.rows(oldLines, newLines, matches)
    self.rows = rows
    addedCount = rows.count(where: { $0.kind == .added })
    removedCount = rows.count(where: { $0.kind == .removed })
  }

  /// True when the texts are the same, byte for byte.
  package var isEmpty: Bool { addedCount == 0 && removedCount == 0 }

  /// The changes with at most `context` kept lines before and after each.
  package func hunks(context: Int = 3) -> [Hunk] {
    let context = max(0, context)
    var hunks: [Hunk] = []
    var end = 0
    var index = 0
    while let change = rows[index...].firstIndex(where: { $0.kind != .kept }) {
      // Two changes belong together when no line between them would be left out.
      var last = change
      for row in change..<rows.count where rows[row].kind != .kept {
        guard row - last <= 2 * context + 1 else { break }
        last = row
      }
      let start = max(end, change - context)
      let stop = min(rows.count, last + context + 1)
      hunks.append(Hunk(rows: Array(rows[start..<stop]), skippedBefore: start - end))
      end = stop
      index = last + 1
    }
    return hunks
  }

  private static func lines(of text: String) -> [[UInt8]] {
    text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
  }

  /// A small number for a line, the same for the same bytes: numbers compare faster than lines.
  private static func name(_ line: [UInt8], in names: inout [[UInt8]: Int]) -> Int {
    if let name = names[line] { return name }
    let name = names.count
    names[line] = name
    return name
  }

  private static func rows(_ old: [[UInt8]], _ new: [[UInt8]], _ matches: [LineMatcher.Match]) -> [Row] {
    var rows: [Row] = []
    var oldNext = 0
    var newNext = 0
    func text(_ line: [UInt8]) -> String { String(decoding: line, as: UTF8.self) }
    for match in matches + [LineMatcher.Match(old: old.count, new: new.count)] {
      for line in oldNext..<match.old {
        rows.append(Row(kind: .removed, oldNumber: line + 1, newNumber: nil, text: text(old[line])))
      }
      for line in newNext..<match.new {
        rows.append(Row(kind: .added, oldNumber: nil, newNumber: line + 1, text: text(new[line])))
      }
      if match.old < old.count && match.new < new.count {
        rows.append(
          Row(kind: .kept, oldNumber: match.old + 1, newNumber: match.new + 1, text: text(old[match.old])))
      }
      oldNext = match.old + 1
      newNext = match.new + 1
    }
    return rows
  }
}
