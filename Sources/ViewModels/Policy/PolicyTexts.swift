/// The policies read last, by key id, so that moving the cursor shows them at once; older ones are read again when needed.
struct PolicyTexts: Sendable {
  /// Policies kept, twice as many at most; each has up to 32 KB.
  static let limit = 250

  private var texts: [String: Loadable<String>] = [:]
  /// Keys in the order in which they came.
  private var order: [String] = []

  subscript(keyID: String) -> Loadable<String>? {
    get { texts[keyID] }
    set {
      if let newValue {
        if texts.updateValue(newValue, forKey: keyID) == nil { order.append(keyID) }
        shorten()
      } else if texts.removeValue(forKey: keyID) != nil {
        order.removeAll { $0 == keyID }
      }
    }
  }

  /// What is under way will not come.
  mutating func dropLoading() {
    texts = texts.filter { !$0.value.isLoading }
    order.removeAll { texts[$0] == nil }
  }

  private mutating func shorten() {
    // In portions: removing the first of an array moves all others.
    guard order.count >= Self.limit * 2 else { return }
    let leaving = order.prefix(order.count - Self.limit).filter { texts[$0]?.isLoading == false }
    for keyID in leaving { texts[keyID] = nil }
    order.removeAll { texts[$0] == nil }
  }
}
