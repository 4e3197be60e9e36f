/// One line made of pieces with styles of their own.
package struct StyledLine: Hashable, Sendable {
  package struct Span: Hashable, Sendable {
    package var text: SafeText
    package var style: Style

    package init(_ text: SafeText, _ style: Style) {
      self.text = text
      self.style = style
    }
  }

  package private(set) var spans: [Span]

  package init(_ spans: [Span]) {
    self.spans = spans
  }

  package init(_ text: SafeText, _ role: StyleRole = .text) {
    spans = [Span(text, Style(role))]
  }

  package static let empty = StyledLine([])

  package var width: Int { spans.reduce(0) { $0 + $1.text.width } }
  package var isEmpty: Bool { spans.allSatisfy { $0.text.isEmpty } }
  package var text: SafeText { spans.reduce(.empty) { $0 + $1.text } }

  package mutating func append(_ text: SafeText, _ role: StyleRole = .text) {
    spans.append(Span(text, Style(role)))
  }

  package mutating func append(_ text: SafeText, _ style: Style) {
    spans.append(Span(text, style))
  }

  package static func + (one: StyledLine, other: StyledLine) -> StyledLine {
    StyledLine(one.spans + other.spans)
  }

  /// Cut with `…` when it is wider than the cells there are.
  package func prefix(cells: Int) -> StyledLine {
    guard width > cells else { return self }
    var kept: [Span] = []
    var left = cells
    for span in spans where left > 0 {
      if span.text.width < left {
        kept.append(span)
      } else {
        // More follows: this piece must give up a cell to the ellipsis unless it is itself too wide.
        kept.append(Span((span.text + .blanks(1)).prefix(cells: left), span.style))
      }
      left -= min(left, span.text.width)
    }
    return StyledLine(kept)
  }

  /// Wrapped like `SafeText`, each piece keeping its style.
  package func wrapped(to cells: Int) -> [StyledLine] {
    guard width > cells else { return [self] }
    var styles: [Style] = []
    var numbered = SafeText.empty
    for span in spans {
      for unit in span.text.units {
        var unit = unit
        unit.sourceStart = Int32(styles.count)
        unit.sourceLength = 1
        styles.append(span.style)
        numbered += SafeText(units: [unit])
      }
    }
    return numbered.wrapped(to: cells).map { line in
      var result: [Span] = []
      for unit in line.units {
        let style = styles[Int(unit.sourceStart)]
        if let last = result.last, last.style == style {
          result[result.count - 1].text += SafeText(units: [unit])
        } else {
          result.append(Span(SafeText(units: [unit]), style))
        }
      }
      return StyledLine(result)
    }
  }
}

extension StyledLine: ExpressibleByStringLiteral {
  package init(stringLiteral value: String) {
    self.init(SafeText(value))
  }
}
