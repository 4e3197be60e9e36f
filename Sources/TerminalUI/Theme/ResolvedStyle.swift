/// What the terminal is told: colour numbers (-1 is the terminal's own) and attributes.
package struct ResolvedStyle: Hashable, Sendable {
  package var foreground: Int32
  package var background: Int32
  package var attributes: Style.Attributes

  package init(foreground: Int32 = -1, background: Int32 = -1, attributes: Style.Attributes = []) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }
}
