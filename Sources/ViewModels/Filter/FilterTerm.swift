/// One condition of a filter; a key must meet all of them.
struct FilterTerm: Sendable, Equatable {
  enum Condition: Sendable, Equatable {
    /// Letters in their order in an alias name, or the whole in the key id or the description.
    case text(FilterNeedle)
    /// The whole in an alias name, the key id or the description.
    case literal(FilterNeedle)
    /// A key id, an ARN or an alias that was pasted or is being typed.
    case identifier(FilterIdentifier)
    /// A word of the key's metadata, by its beginning or that of one of its parts.
    case word(FilterField, [UInt8])
    case tag([UInt8])
    case alias([UInt8])
    case id([UInt8])
    case region([UInt8])
  }

  var condition: Condition
  var negated: Bool

  /// True for what ranks keys by how well they match.
  var isFreeText: Bool {
    switch condition {
    case .text, .literal, .identifier: !negated
    default: false
    }
  }
}

/// Free text to look for.
struct FilterNeedle: Sendable, Equatable {
  /// In lower case.
  let bytes: [UInt8]
  /// The bytes that must occur.
  let mask: UInt64
  /// False when the letters must stand together: bytes of other alphabets cannot be told apart one by one.
  let isFuzzy: Bool

  init(_ text: String, fuzzy: Bool) {
    bytes = FilterHaystack.fold(text)
    mask = FilterHaystack.mask(of: bytes)
    isFuzzy = fuzzy && bytes.count <= FuzzyMatcher.needleLimit && bytes.allSatisfy { $0 < 0x80 }
  }
}
