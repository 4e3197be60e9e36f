/// What one cell shows: a base character and the marks that combine with it.
///
/// At most four marks, because curses keeps no more per cell (`CCHARW_MAX` is 5). Held inline, so that a
/// grid is plain memory that compares and copies fast.
package struct Glyph: Hashable, Sendable {
  package static let maximumMarks = 4
  package static let space = Glyph(" ")

  private var base: UInt32
  private var marks: (UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0)

  /// The caller has checked that the scalar may be drawn.
  init(_ base: Unicode.Scalar) {
    self.base = base.value
  }

  /// Adds a combining mark; false when the cell is full.
  mutating func combine(_ mark: Unicode.Scalar) -> Bool {
    if marks.0 == 0 {
      marks.0 = mark.value
    } else if marks.1 == 0 {
      marks.1 = mark.value
    } else if marks.2 == 0 {
      marks.2 = mark.value
    } else if marks.3 == 0 {
      marks.3 = mark.value
    } else {
      return false
    }
    return true
  }

  /// The base character.
  package var scalar: Unicode.Scalar { Unicode.Scalar(base) ?? " " }

  /// The base followed by its marks.
  package var scalars: [Unicode.Scalar] {
    [base, marks.0, marks.1, marks.2, marks.3].prefix { $0 != 0 }.compactMap(Unicode.Scalar.init)
  }

  /// The same, ended by a zero, for C; the buffer holds `maximumMarks + 2`.
  func write(to buffer: UnsafeMutableBufferPointer<Int32>) {
    buffer[0] = Int32(bitPattern: base)
    buffer[1] = Int32(bitPattern: marks.0)
    buffer[2] = Int32(bitPattern: marks.1)
    buffer[3] = Int32(bitPattern: marks.2)
    buffer[4] = Int32(bitPattern: marks.3)
    buffer[5] = 0
  }

  package var text: String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  package static func == (one: Glyph, other: Glyph) -> Bool {
    one.base == other.base && one.marks == other.marks
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(base)
    hasher.combine(marks.0)
    hasher.combine(marks.1)
    hasher.combine(marks.2)
    hasher.combine(marks.3)
  }
}
