/// How a range of bytes looks in a text pane.
package struct TextHighlight: Hashable, Sendable {
  package var range: Range<Int>
  package var style: Style

  package init(_ range: Range<Int>, _ role: StyleRole, _ attributes: Style.Attributes = []) {
    self.range = range
    style = Style(role, attributes)
  }
}
