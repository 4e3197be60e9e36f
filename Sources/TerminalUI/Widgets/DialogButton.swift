/// A button of a dialog.
package struct DialogButton: Hashable, Sendable {
  package var title: SafeText
  package var isDanger: Bool

  package init(_ title: SafeText, isDanger: Bool = false) {
    self.title = title
    self.isDanger = isDanger
  }

  /// As drawn; the brackets make it a button without colours too.
  func face(columns: Int) -> SafeText {
    ("[ " + title.prefix(cells: max(1, columns - 4)) + " ]").prefix(cells: columns)
  }
}
