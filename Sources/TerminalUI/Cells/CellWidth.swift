import CNcurses

/// How many cells a character takes on the screen.
///
/// The rule is `wcwidth(3)` under a UTF-8 locale, because curses lays out by the same function: what we
/// compute and what it draws must agree, which matters more than the newest Unicode tables.
package enum CellWidth {
  /// 0, 1 or 2; nil for what has no width of its own (controls, unassigned characters).
  package static func of(_ scalar: Unicode.Scalar) -> Int? {
    if scalar.value >= 0x20 && scalar.value < 0x7F { return 1 }
    let width = Int(kmscope_cell_width(scalar.value))
    return (0...2).contains(width) ? width : nil
  }
}
