/// Cutting and padding at cell widths.
extension SafeText {
  package enum Alignment: Sendable { case left, right, centre }

  /// The text itself if it fits, else its head with `…` in the last cell.
  package func prefix(cells: Int) -> SafeText {
    guard width > cells else { return self }
    guard cells > 0 else { return .empty }
    return head(cells: cells - 1) + .ellipsis
  }

  /// The text itself if it fits, else `…` and its tail.
  package func suffix(cells: Int) -> SafeText {
    guard width > cells else { return self }
    guard cells > 0 else { return .empty }
    return .ellipsis + tail(cells: cells - 1)
  }

  /// The text itself if it fits, else head and tail around `…`: for ARNs, whose ends tell them apart.
  package func middle(cells: Int) -> SafeText {
    guard width > cells else { return self }
    guard cells > 2 else { return prefix(cells: cells) }
    let front = cells / 2
    return head(cells: front) + .ellipsis + tail(cells: cells - 1 - front)
  }

  /// Blanks added up to the width; text that is wider stays as it is.
  package func padded(to cells: Int, _ alignment: Alignment = .left) -> SafeText {
    let missing = cells - width
    guard missing > 0 else { return self }
    switch alignment {
    case .left: return self + .blanks(missing)
    case .right: return .blanks(missing) + self
    case .centre: return .blanks(missing / 2) + self + .blanks(missing - missing / 2)
    }
  }

  /// Exactly this many cells: cut with `…` or padded.
  package func fitted(to cells: Int, _ alignment: Alignment = .left) -> SafeText {
    prefix(cells: cells).padded(to: cells, alignment)
  }

  package static func blanks(_ count: Int) -> SafeText {
    SafeText(units: Array(repeating: .own(" "), count: max(0, count)))
  }

  /// The cells `start..<start + cells` as a window onto the text; halves of wide characters are blanks.
  package func slice(from start: Int, cells: Int) -> SafeText {
    var kept: [Unit] = []
    var column = 0
    for unit in units {
      let end = column + Int(unit.width)
      if column >= start && end <= start + cells {
        kept.append(unit)
      } else if end > start && column < start + cells {
        kept.append(unit.blanked)
      }
      column = end
      if column >= start + cells { break }
    }
    return SafeText(units: kept)
  }

  /// The texts with a separator between them.
  package static func joined(_ texts: [SafeText], separator: SafeText) -> SafeText {
    var sum = SafeText.empty
    for (index, text) in texts.enumerated() {
      if index > 0 { sum += separator }
      sum += text
    }
    return sum
  }

  private func head(cells: Int) -> SafeText {
    var column = 0
    let kept = units.prefix { unit in
      column += Int(unit.width)
      return column <= cells
    }
    return SafeText(units: Array(kept))
  }

  private func tail(cells: Int) -> SafeText {
    var column = 0
    let kept = units.reversed().prefix { unit in
      column += Int(unit.width)
      return column <= cells
    }
    return SafeText(units: kept.reversed())
  }
}

extension SafeText.Unit {
  /// The visible half of a wide character, which can only be a blank of the same source.
  fileprivate var blanked: SafeText.Unit {
    var unit = self
    unit.glyph = .space
    unit.width = 1
    return unit
  }
}
