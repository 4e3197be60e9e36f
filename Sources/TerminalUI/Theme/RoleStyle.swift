/// How a theme draws one role.
package struct RoleStyle: Hashable, Sendable {
  /// Nil: the foreground of the theme.
  package var foreground: ThemeColor?
  /// Nil: the background of the theme.
  package var background: ThemeColor?
  /// Values on terminals of 16 colours, before anything the colours say themselves.
  package var foreground16: UInt8?
  package var background16: UInt8?
  package var attributes: Style.Attributes = []
  /// Attributes where there is no colour; nil: the same as with colour.
  package var mono: Style.Attributes?

  package init() {}
}
