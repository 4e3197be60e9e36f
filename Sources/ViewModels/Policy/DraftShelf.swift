/// The drafts of this run and those the journal kept, by key ARN, and which of them still have to be saved.
package struct DraftShelf: Sendable {
  /// What has to be done in the journal for one key: keep this draft, or forget the one it has.
  struct Change: Sendable, Equatable {
    var keyARN: String
    var draft: StoredDraft?
  }

  private var drafts: [String: StoredDraft] = [:]
  /// Keys whose draft this run has made, changed or thrown away: what the journal told of them before is out of date.
  private var touched: Set<String> = []
  /// Changed since they were saved last.
  private var unsaved: Set<String> = []

  package init() {}

  package subscript(keyARN: String) -> StoredDraft? { drafts[keyARN] }

  /// Puts a draft in place of a key's earlier one; nil takes it away.
  mutating func put(_ draft: StoredDraft?, for keyARN: String) {
    drafts[keyARN] = draft
    touched.insert(keyARN)
    unsaved.insert(keyARN)
  }

  /// Takes in the drafts of an earlier run; what this run has decided about a key wins.
  /// - Returns: how many were new.
  mutating func merge(_ found: [String: StoredDraft]) -> Int {
    let new = found.filter { !touched.contains($0.key) && drafts[$0.key] == nil }
    drafts.merge(new) { current, _ in current }
    return new.count
  }

  /// What has changed since this was asked last, in the order of the ARNs.
  ///
  /// Drafts nobody touched are left alone: another console may have changed them in the journal meanwhile.
  mutating func takeUnsaved() -> [Change] {
    defer { unsaved = [] }
    return unsaved.sorted().map { Change(keyARN: $0, draft: drafts[$0]) }
  }

  /// The journal failed: everything of this run is saved again at the next occasion.
  mutating func markUnsaved() { unsaved = touched }
}
