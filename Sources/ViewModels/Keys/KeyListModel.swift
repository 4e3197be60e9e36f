package import AWSClient
import KeyPolicy
package import struct Foundation.Date

/// The key list: rows, filter, order, cursor and loading.
package struct KeyListModel: Sendable {
  package private(set) var rows: [KeyRow] = []
  /// Indices into `rows` of the rows the filter lets through, in display order.
  package private(set) var visible: [Int] = []
  package private(set) var filter = FilterQuery()
  package private(set) var sorting = KeySorting()
  package var progress = LoadProgress()
  /// The key under the cursor; the cursor follows the key, not the row.
  package private(set) var selectedID: String?
  /// First row shown.
  package private(set) var top = 0
  /// Rows the pane can show; the layout sets it.
  package private(set) var height = 1
  /// Columns scrolled to the left; the alias column stays.
  package private(set) var scrolledColumns = 0
  package private(set) var describedCount = 0

  /// What the filter searches, one for each row.
  private var filterable: [FilterableRow] = []
  private var indexByID: [String: Int] = [:]
  /// Names by key id, sorted.
  private var aliasesByKey: [String: [String]] = [:]
  /// Keys met by the current listing; rows not met are removed when it is complete.
  private var metByListing: Set<String> = []
  private var plan = LoadPlan()
  /// All rows in sort order; filtering walks it, so that a keystroke in the filter sorts nothing.
  private var order: [Int] = []
  private var orderIsStale = false
  /// Rows that may stand in the wrong place of `order` or not in it at all; the others are in order.
  private var moved: Set<Int> = []
  private var filterIsStale = false
  /// False until the person has pressed a key: the rows that arrive until then must not carry the cursor into the middle of the list.
  private var isCursorPinned = false

  package init() {}

  // MARK: Reading

  package var selectedRow: KeyRow? { selectedID.flatMap { indexByID[$0] }.map { rows[$0] } }
  package func row(_ keyID: String) -> KeyRow? { indexByID[keyID].map { rows[$0] } }
  /// Position of the cursor among the visible rows.
  package var cursor: Int? {
    guard let selectedID, let index = indexByID[selectedID] else { return nil }
    return visible.firstIndex(of: index)
  }

  // MARK: Arrival of data

  /// A new load begins: rows stay and are refreshed in place, so that cursor and filter survive.
  package mutating func beginListing(at now: Date) {
    metByListing = []
    aliasesByKey = [:]
    plan.reset()
    describedCount = 0
    for index in rows.indices {
      rows[index].metadata = .notAsked
      rows[index].rotation = .notAsked
      rows[index].policy = .notAsked
      rows[index].tags = .notAsked
    }
    // What other columns compare is gone.
    if sorting.column != .alias { orderIsStale = true }
    progress.phase = .listing
    progress.started = now
  }

  package mutating func add(_ page: [KeyListEntry], at now: Date) {
    rows.reserveCapacity(rows.count + page.count)
    for entry in page where !metByListing.contains(entry.keyID) {
      metByListing.insert(entry.keyID)
      guard indexByID[entry.keyID] == nil else { continue }
      indexByID[entry.keyID] = rows.count
      var row = KeyRow(keyID: entry.keyID, arn: entry.arn)
      row.aliases = aliasesByKey[entry.keyID] ?? []
      rows.append(row)
      filterable.append(row.filterable)
      moved.insert(rows.count - 1)
    }
    progress.updated = now
  }

  package mutating func add(_ page: [AliasListEntry], at now: Date) {
    for entry in page {
      // Predefined aliases without a key are not keys; asking about them could create one.
      guard let keyID = entry.targetKeyID else { continue }
      let name = entry.name.hasPrefix("alias/") ? String(entry.name.dropFirst(6)) : entry.name
      // A name that is empty would be confirmed by typing nothing.
      guard !name.isEmpty else { continue }
      let index = indexByID[keyID]
      let aliases = ((aliasesByKey[keyID] ?? []) + [name]).sorted()
      // The row's own copy of its id serves here too.
      aliasesByKey[index.map { rows[$0].keyID } ?? keyID] = aliases
      guard let index, aliases != rows[index].aliases else { continue }
      rows[index].aliases = aliases
      filterable[index] = rows[index].filterable
      moved.insert(index)
    }
    progress.updated = now
  }

  /// ListKeys is complete: keys that AWS no longer names leave the list.
  package mutating func finishListing(at now: Date) {
    if rows.contains(where: { !metByListing.contains($0.keyID) }) {
      let place = cursor
      rows.removeAll { !metByListing.contains($0.keyID) }
      describedCount = rows.count { $0.metadata.isSettled }
      indexByID = Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($1.keyID, $0) })
      filterable = rows.map(\.filterable)
      plan.reset()
      // The indices of the visible rows are those of the rows before.
      orderIsStale = true
      let isGone = selectedID.map { indexByID[$0] == nil } ?? false
      settle()
      // Where the key was, not at the top of the list.
      if isGone, let place { select(at: place) }
      keepCursorOnScreen()
    }
    progress.phase = .details
    progress.updated = now
  }

  /// Every alias page has arrived: rows whose last alias is gone lose it.
  package mutating func finishAliases() {
    for index in rows.indices {
      let aliases = aliasesByKey[rows[index].keyID] ?? []
      guard aliases != rows[index].aliases else { continue }
      rows[index].aliases = aliases
      filterable[index] = rows[index].filterable
      moved.insert(index)
    }
  }

  /// Changes one row; the list knows that its order may have changed.
  package mutating func change(_ keyID: String, at now: Date, _ body: (inout KeyRow) -> Void) {
    guard let index = indexByID[keyID] else { return }
    let wasDescribed = rows[index].metadata.isSettled
    body(&rows[index])
    if !wasDescribed { rows[index].shareTexts() }
    filterable[index] = rows[index].filterable
    if !wasDescribed, rows[index].metadata.isSettled { describedCount += 1 }
    if wasDescribed, !rows[index].metadata.isSettled { describedCount -= 1 }
    progress.updated = now
    if sorting.column != .alias { moved.insert(index) }
    if !filter.isEmpty { filterIsStale = true }
  }

  /// The next details to ask for, and marks them as under way.
  ///
  /// A stopped load asks for nothing but the key under the cursor.
  package mutating func takeRequests(_ count: Int) -> [LoadPlan.Request] {
    let requests: [LoadPlan.Request]
    if progress.phase == .cancelled {
      var onlySelected = LoadPlan()
      onlySelected.wantedForAll = []
      requests = onlySelected.next(count, rows: rows, visible: Array(indicesOnScreen.prefix(1)))
    } else {
      requests = plan.next(count, rows: rows, visible: indicesOnScreen)
    }
    for request in requests {
      guard let index = indexByID[request.keyID] else { continue }
      switch request.detail {
      case .metadata: rows[index].metadata = .loading
      case .policy: rows[index].policy = .loading
      case .rotation: rows[index].rotation = .loading
      case .tags: rows[index].tags = .loading
      }
    }
    return requests
  }

  /// The person stopped the loading: what is under way will not come.
  package mutating func cancelLoading() {
    progress.phase = .cancelled
    for index in rows.indices {
      if rows[index].metadata.isLoading { rows[index].metadata = .notAsked }
      if rows[index].rotation.isLoading { rows[index].rotation = .notAsked }
      if rows[index].policy.isLoading { rows[index].policy = .notAsked }
      if rows[index].tags.isLoading { rows[index].tags = .notAsked }
    }
    plan.reset()
  }

  // MARK: Filter and order

  package mutating func setFilter(_ text: String) {
    filter = FilterQuery.parse(text)
    updateWants()
    filterIsStale = true
  }

  package mutating func sort(by sorting: KeySorting) {
    self.sorting = sorting
    updateWants()
    orderIsStale = true
  }

  private mutating func updateWants() {
    plan.wantedForAll = [.metadata]
    if filter.asks(for: .policy) || sorting.column == .policy { plan.wantedForAll.insert(.policy) }
    if filter.asks(for: .rotation) || sorting.column == .rotation { plan.wantedForAll.insert(.rotation) }
    if filter.asks(for: .tag) { plan.wantedForAll.insert(.tags) }
    plan.reset()
  }

  /// Brings filter, order, cursor and scroll up to date; called once a batch, before painting.
  package mutating func settle() {
    guard orderIsStale || filterIsStale || !moved.isEmpty else { return }
    if orderIsStale {
      order = sorting.order(of: rows)
    } else if !moved.isEmpty {
      order = sorting.order(of: rows, updating: order, moved: moved)
    }
    orderIsStale = false
    moved = []
    filterIsStale = false
    let oldCursor = cursor
    // Best match first where free words make one; equal matches keep the order of the list.
    visible =
      filter.isEmpty ? order : filter.select(order.map { filterable[$0] }, ranked: true).map { order[$0] }
    if !isCursorPinned {
      select(at: 0)
    } else if cursor == nil {
      select(at: oldCursor ?? 0)
    }
    keepCursorOnScreen()
  }

  // MARK: Cursor and scroll

  private mutating func select(at position: Int) {
    guard !visible.isEmpty else { return selectedID = nil }
    selectedID = rows[visible[min(max(0, position), visible.count - 1)]].keyID
  }

  /// From now on the cursor stays on its key, wherever that goes.
  package mutating func pinCursor() { isCursorPinned = true }

  package mutating func moveCursor(by delta: Int) {
    pinCursor()
    settle()
    select(at: (cursor ?? 0) + delta)
    keepCursorOnScreen()
  }

  package mutating func moveCursor(to position: Int) {
    pinCursor()
    settle()
    select(at: position)
    keepCursorOnScreen()
  }

  /// Puts the cursor on a key, if the filter shows it.
  package mutating func select(keyID: String) {
    pinCursor()
    settle()
    guard let index = indexByID[keyID], visible.contains(index) else { return }
    selectedID = keyID
    keepCursorOnScreen()
  }

  package mutating func setHeight(_ rows: Int) {
    height = max(1, rows)
    keepCursorOnScreen()
  }

  package mutating func scrollColumns(by delta: Int) {
    scrolledColumns = min(max(0, scrolledColumns + delta), KeyColumn.allCases.count - 2)
  }

  private mutating func keepCursorOnScreen() {
    let cursor = cursor ?? 0
    // Two rows of context above and below, as far as the pane and the list allow.
    let margin = min(2, (height - 1) / 2)
    if cursor - margin < top { top = cursor - margin }
    if cursor + margin >= top + height { top = cursor + margin - height + 1 }
    top = max(0, min(top, visible.count - height))
  }

  /// Rows on the screen as indices into `rows`, the selected one first.
  private var indicesOnScreen: [Int] {
    let onScreen = visible.dropFirst(top).prefix(height)
    guard let selectedID, let selected = indexByID[selectedID] else { return Array(onScreen) }
    return [selected] + onScreen.filter { $0 != selected }
  }
}
