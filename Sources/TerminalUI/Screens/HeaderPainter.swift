import ViewModels

/// The top line: account, Region, caller, read-only, and the age of the data.
struct HeaderPainter {
  var model: ConsoleModel

  func paint(in rect: Rect, on canvas: inout Canvas) {
    let session = model.session
    var left: [HeaderBar.Segment] = [.init("kmscope", priority: 2)]
    left.append(.init(account(columns: rect.columns - 2), priority: 9))
    left.append(.init(SafeText(session.region), priority: 7))
    left.append(.init(caller(columns: rect.columns), priority: 5))
    if let endpoint = session.customEndpoint { left.append(.init(SafeText(endpoint), priority: 6)) }
    var right: [HeaderBar.Segment] = []
    if session.signInProblem != nil { right.append(.init("NOT SIGNED IN", priority: 8, role: .error)) }
    if session.readOnly { right.append(.init("READ-ONLY", priority: 8, role: .headerReadOnly)) }
    // Narrow headers say how old the data is; how many keys there are stands over the list too.
    right.append(.init(data(short: rect.columns < 100), priority: rect.columns < 100 ? 6 : 4))
    var bar = HeaderBar(left: left, right: right)
    if session.accountNote?.isProduction == true { bar.role = .headerProduction }
    bar.paint(in: rect, on: &canvas)
  }

  /// Name and id; where both have no room the id, which names one account only.
  private func account(columns: Int) -> SafeText {
    let session = model.session
    guard let account = session.account else {
      let words: SafeText = session.identity.isSettled ? "account unknown" : "signing in…"
      return session.profile.map { "\($0): \(words)" } ?? words
    }
    let name = session.isSandbox ? "sandbox" : session.accountNote?.name ?? session.profile
    let words: SafeText = name.map { "\($0) (\(account))" } ?? SafeText(account)
    return words.width <= columns ? words : SafeText(account)
  }

  /// The caller, and in a wide window how they came by their credentials.
  private func caller(columns: Int) -> SafeText {
    guard let name = model.session.callerName else { return .empty }
    return model.session.isSandbox || columns < 100 ? SafeText(name) : "\(name) via \(model.session.source)"
  }

  /// `41 keys · 3 s ago`; data of a load that failed or was stopped says so.
  private func data(short: Bool) -> SafeText {
    let progress = model.keys.progress
    guard let updated = progress.updated else { return .empty }
    let count = model.keys.rows.count
    let age = DateWords.age(of: updated, at: model.now)
    let words = short ? age : "\(count) \(count == 1 ? "key" : "keys") · \(age)"
    switch progress.phase {
    case .failed: return "STALE · \(words)"
    case .cancelled: return "STOPPED · \(words)"
    case .idle, .listing, .details, .complete: return SafeText(words)
    }
  }
}
