extension SafeText {
  /// Lines of at most this many cells, broken at blanks where there are any and inside words where not.
  ///
  /// The blank at a break is not drawn. An empty text is one empty line.
  package func wrapped(to cells: Int) -> [SafeText] {
    guard cells > 0 else { return [] }
    guard width > cells else { return [self] }
    var lines: [SafeText] = []
    var line: [Unit] = []
    var lineWidth = 0
    for unit in units {
      while lineWidth + Int(unit.width) > cells, !line.isEmpty {
        if unit.isBlank { break }
        let rest = Self.breakLine(&line)
        lines.append(SafeText(units: line))
        line = rest
        lineWidth = rest.reduce(0) { $0 + Int($1.width) }
      }
      if unit.isBlank && lineWidth + 1 > cells {
        lines.append(SafeText(units: line))
        line = []
        lineWidth = 0
        continue
      }
      guard Int(unit.width) <= cells else { continue }
      line.append(unit)
      lineWidth += Int(unit.width)
    }
    lines.append(SafeText(units: line))
    return lines
  }

  /// Cuts the line after its last blank and returns what goes to the next one.
  private static func breakLine(_ line: inout [Unit]) -> [Unit] {
    guard let blank = line.lastIndex(where: \.isBlank), blank > 0 else { return [] }
    let rest = Array(line[(blank + 1)...])
    line.removeSubrange(blank...)
    return rest
  }
}

extension SafeText.Unit {
  fileprivate var isBlank: Bool { glyph == .space }
}
