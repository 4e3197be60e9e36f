/// Decides which details to ask AWS for next: visible rows first, then the rest in list order.
///
/// DescribeKey is asked for every key. Policies and rotation cost a request each, so they are asked for
/// visible rows, and for all rows only when the filter or the sort order needs them.
package struct LoadPlan: Sendable {
  /// One request for a detail of one key.
  package struct Request: Hashable, Sendable {
    package enum Detail: Hashable, Sendable {
      case metadata
      case policy
      case rotation
      case tags
    }
    package var keyID: String
    package var detail: Detail

    package init(_ detail: Detail, of keyID: String) {
      self.detail = detail
      self.keyID = keyID
    }
  }

  /// Details wanted for every key, not only the visible ones.
  package var wantedForAll: Set<Request.Detail> = [.metadata]
  /// Where the sweep over all rows goes on, per detail, so that a plan costs no full scan each time.
  private var sweep: [Request.Detail: Int] = [:]

  package init() {}

  /// The next requests, at most `count`.
  /// - Parameters:
  ///   - rows: all rows, as they were listed.
  ///   - visible: indices into `rows` of the rows on the screen, first the selected one.
  package mutating func next(_ count: Int, rows: [KeyRow], visible: [Int]) -> [Request] {
    guard count > 0 else { return [] }
    var requests: [Request] = []
    for detail in [Request.Detail.metadata, .policy, .rotation] {
      for index in visible where requests.count < count && rows[index].needs(detail) {
        requests.append(Request(detail, of: rows[index].keyID))
      }
    }
    for detail in [Request.Detail.metadata, .policy, .rotation, .tags] where wantedForAll.contains(detail) {
      var index = sweep[detail] ?? 0
      while index < rows.count, requests.count < count {
        let request = Request(detail, of: rows[index].keyID)
        if rows[index].needs(detail), !requests.contains(request) { requests.append(request) }
        index += 1
      }
      // A row that cannot be asked yet (its metadata is missing) must be met again by a later sweep.
      sweep[detail] = detail == .metadata ? index : (index >= rows.count ? 0 : index)
    }
    return requests
  }

  /// Begins the sweep anew, for a fresh list.
  package mutating func reset() { sweep = [:] }
}

extension KeyRow {
  /// True when the detail has not been asked for and can be.
  func needs(_ detail: LoadPlan.Request.Detail) -> Bool {
    switch detail {
    case .metadata: metadata.isNotAsked
    case .policy: policy.isNotAsked
    case .rotation: rotation.isNotAsked && canHaveRotation
    case .tags: tags.isNotAsked
    }
  }
}
