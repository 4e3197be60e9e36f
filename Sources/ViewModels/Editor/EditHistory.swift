/// One replacement in a text, with what is needed to take it back.
struct TextEdit: Sendable, Equatable {
  /// Offset of the first byte that changed.
  var offset: Int
  var removed: String
  var inserted: String

  var removedRange: Range<Int> { offset..<(offset + removed.utf8.count) }
  var insertedRange: Range<Int> { offset..<(offset + inserted.utf8.count) }
}

/// The cursor and the other end of the selection, as byte offsets.
struct Caret: Sendable, Equatable {
  var cursor: Int
  var anchor: Int?
}

/// The steps that can be undone and redone.
///
/// A run of typing is one step, a word at a time, and so is a run of backspaces or deletes; whatever else happens in
/// between ends the run. Old steps are dropped beyond `limit` steps or `byteLimit` bytes of text.
struct EditHistory: Sendable {
  /// What made an edit: only edits of the same kind grow together.
  enum Kind: Sendable {
    case typing, erasingBackward, erasingForward, other
  }

  struct Step: Sendable {
    var edit: TextEdit
    var before: Caret
    var after: Caret
    var kind: Kind
    var cost: Int { edit.removed.utf8.count + edit.inserted.utf8.count }
  }

  static let limit = 10_000
  static let byteLimit = 16 << 20

  private(set) var done: [Step] = []
  private(set) var undone: [Step] = []
  private var bytes = 0
  private var runIsOpen = false

  /// Ends the run: the next edit begins a step of its own.
  mutating func endRun() { runIsOpen = false }

  /// Remembers an edit that was just made; what was undone before can no longer be redone.
  mutating func record(_ step: Step) {
    undone.removeAll()
    bytes += step.cost
    if runIsOpen, let last = done.last, let joined = Self.join(last, step) {
      done[done.count - 1] = joined
    } else {
      done.append(step)
    }
    runIsOpen = step.kind != .other
    trim()
  }

  /// Takes the newest step to be undone.
  mutating func undo() -> Step? {
    runIsOpen = false
    guard let step = done.popLast() else { return nil }
    undone.append(step)
    return step
  }

  /// Takes the step that was undone last.
  mutating func redo() -> Step? {
    runIsOpen = false
    guard let step = undone.popLast() else { return nil }
    done.append(step)
    return step
  }

  /// Two steps of one run as one, nil where the run ends.
  private static func join(_ first: Step, _ second: Step) -> Step? {
    guard first.kind == second.kind, first.after == second.before, first.after.anchor == nil else {
      return nil
    }
    var joined = first
    joined.after = second.after
    switch first.kind {
    case .typing:
      guard second.edit.removed.isEmpty, first.edit.insertedRange.upperBound == second.edit.offset else {
        return nil
      }
      guard !startsWord(second.edit.inserted, after: first.edit.inserted) else { return nil }
      joined.edit.inserted += second.edit.inserted
    case .erasingBackward:
      guard first.edit.inserted.isEmpty, second.edit.inserted.isEmpty,
        second.edit.removedRange.upperBound == first.edit.offset
      else { return nil }
      joined.edit.offset = second.edit.offset
      joined.edit.removed = second.edit.removed + first.edit.removed
    case .erasingForward:
      guard first.edit.inserted.isEmpty, second.edit.inserted.isEmpty, second.edit.offset == first.edit.offset
      else { return nil }
      joined.edit.removed += second.edit.removed
    case .other:
      return nil
    }
    return joined
  }

  private static func startsWord(_ text: String, after previous: String) -> Bool {
    guard let last = previous.utf8.last, let first = text.utf8.first else { return false }
    return (last == 0x20 || last == 0x09) && first != 0x20 && first != 0x09
  }

  /// Drops the oldest tenth when there is too much; dropping one at a time would move the whole list for each key.
  private mutating func trim() {
    while (done.count > Self.limit || bytes > Self.byteLimit) && done.count > 1 {
      let dropped = max(1, done.count / 10)
      bytes -= done.prefix(dropped).reduce(0) { $0 + $1.cost }
      done.removeFirst(dropped)
    }
  }
}
