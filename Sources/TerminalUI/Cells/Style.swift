/// How a cell is drawn: its role, and attributes on top of what the theme gives the role.
package struct Style: Hashable, Sendable {
  package struct Attributes: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    package static let bold = Attributes(rawValue: 1)
    package static let dim = Attributes(rawValue: 2)
    package static let underline = Attributes(rawValue: 4)
    package static let reverse = Attributes(rawValue: 8)
  }

  package var role: StyleRole
  package var attributes: Attributes

  package init(_ role: StyleRole, _ attributes: Attributes = []) {
    self.role = role
    self.attributes = attributes
  }

  package static let text = Style(.text)
}
