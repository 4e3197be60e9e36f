/// One page of a list.
package struct Page<Entry: Sendable>: Sendable {
  package var entries: [Entry]
  /// Asks for the next page; nil on the last one.
  ///
  /// A page without entries need not be the last.
  package var nextMarker: String?

  package init(entries: [Entry], nextMarker: String? = nil) {
    self.entries = entries
    self.nextMarker = nextMarker
  }
}
