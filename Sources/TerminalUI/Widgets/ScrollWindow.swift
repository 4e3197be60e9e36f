/// Which part of a long list is on the screen.
package enum ScrollWindow {
  /// The first visible row, moved no further than needed to show `selected` with some rows around it.
  ///
  /// Never leaves empty space below the last row while rows above are hidden.
  package static func top(_ current: Int, showing selected: Int, of count: Int, rows: Int, margin: Int = 0)
    -> Int
  {
    guard rows > 0, count > 0 else { return 0 }
    let around = min(margin, (rows - 1) / 2)
    let lowest = selected + around - rows + 1
    let highest = selected - around
    let moved = min(max(current, lowest), highest)
    return max(0, min(moved, count - rows))
  }
}
