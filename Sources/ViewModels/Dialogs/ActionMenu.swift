internal import AWSClient
import Foundation

/// A searchable list of actions that runs the chosen one: help, the palette and the action menu of a key.
package struct ActionMenu: Sendable {
  package enum Kind: Sendable, Equatable {
    case help
    case palette
    case keyActions
    case profiles
    case regions
  }
  package struct Entry: Sendable, Equatable {
    package enum Target: Sendable, Equatable {
      case action(ActionID)
      case key(String)
      case place(Place)
    }
    package var target: Target
    package var title: String
    package var keys: String
    /// Why it cannot be run now; the entry stays visible and says so.
    package var disabledReason: String?

    package init(_ target: Target, title: String, keys: String, disabledReason: String? = nil) {
      self.target = target
      self.title = title
      self.keys = keys
      self.disabledReason = disabledReason
    }
  }

  package var kind: Kind
  package var entries: [Entry]
  /// The key its actions are about, and what people call it.
  package let keyID: String?
  package let keyName: String?
  package var query = TextField()
  package private(set) var shown: [Entry]
  package private(set) var selection = 0
  package var top = 0
  package var height = 1

  package init(_ kind: Kind, entries: [Entry], keyID: String? = nil, keyName: String? = nil) {
    self.kind = kind
    self.entries = entries
    self.keyID = keyID
    self.keyName = keyName
    shown =
      kind == .palette ? entries.filter { if case .action = $0.target { true } else { false } } : entries
  }

  package var selected: Entry? { shown.indices.contains(selection) ? shown[selection] : nil }

  /// Keeps the entries that hold every word typed, in any order and any case.
  package mutating func refilter() {
    let words = query.text.lowercased().split(separator: " ").map(String.init)
    shown = entries.filter { entry in
      // Keys join the palette only when something is typed: 10 000 of them are no menu.
      if words.isEmpty, kind == .palette, case .key = entry.target { return false }
      let hay = (entry.title + " " + entry.keys).lowercased()
      // By bytes: Foundation's search takes ten times as long, and there may be 10 000 keys.
      return words.allSatisfy { hay.utf8Range(of: $0) != nil }
    }
    if kind == .profiles || kind == .regions { rank(by: query.text.lowercased()) }
    selection = 0
    top = 0
  }

  /// The place whose name is what was typed comes first, then names that begin with it, then those that hold it.
  private mutating func rank(by typed: String) {
    func rank(_ entry: Entry) -> Int {
      let name = (entry.title.components(separatedBy: " · ").first ?? "").lowercased()
      if name == typed { return 0 }
      if name.hasPrefix(typed) { return 1 }
      return name.contains(typed) ? 2 : 3
    }
    let ranked = shown.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }
    shown = ranked.map(\.element)
  }

  /// Shows one entry that is not on the list.
  mutating func offer(_ entry: Entry) {
    shown = [entry]
    selection = 0
  }

  package mutating func move(by delta: Int) {
    selection = max(0, min(selection + delta, shown.count - 1))
    top = min(top, selection)
    top = max(top, selection - height + 1)
  }

  package mutating func setHeight(_ rows: Int) {
    height = max(1, rows)
    move(by: 0)
  }
}
