extension FilterQuery {
  /// True when a term asks for a field, so that its values are worth reading for every key.
  package func asks(for field: FilterField) -> Bool {
    terms.contains { term in
      switch term.condition {
      case .word(let asked, _): asked == field
      case .tag: field == .tag
      case .alias: field == .alias
      case .id: field == .id
      case .region: field == .region
      case .text, .literal, .identifier: false
      }
    }
  }
}
