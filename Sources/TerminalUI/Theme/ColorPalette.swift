/// The colours xterm gives the 256 numbers, and the search for the nearest one.
package enum ColorPalette {
  private static let levels: [UInt8] = [0, 95, 135, 175, 215, 255]

  /// Numbers 0 to 15 as xterm draws them; users change these, so they are only an estimate.
  private static let ansi: [RGB] = [
    RGB(0, 0, 0), RGB(205, 0, 0), RGB(0, 205, 0), RGB(205, 205, 0),
    RGB(0, 0, 238), RGB(205, 0, 205), RGB(0, 205, 205), RGB(229, 229, 229),
    RGB(127, 127, 127), RGB(255, 0, 0), RGB(0, 255, 0), RGB(255, 255, 0),
    RGB(92, 92, 255), RGB(255, 0, 255), RGB(0, 255, 255), RGB(255, 255, 255),
  ]

  /// The colour of a number from 0 to 255.
  package static func color(_ index: UInt8) -> RGB {
    switch index {
    case 0..<16: return ansi[Int(index)]
    case 16..<232:
      let cube = Int(index) - 16
      return RGB(levels[cube / 36], levels[cube / 6 % 6], levels[cube % 6])
    default:
      let grey = 8 + 10 * (index - 232)
      return RGB(grey, grey, grey)
    }
  }

  /// The nearest of the colours 16 to 255, which every terminal draws alike.
  package static func nearest256(_ color: RGB) -> UInt8 {
    nearest(color, among: 16...255)
  }

  /// The nearest of the 16 colours, but never blue for a foreground: it cannot be read on black.
  package static func nearest16(_ color: RGB, isForeground: Bool) -> UInt8 {
    let found = nearest(color, among: 0...15)
    return isForeground && found == 4 ? 12 : found
  }

  private static func nearest(_ color: RGB, among indices: ClosedRange<UInt8>) -> UInt8 {
    indices.min { self.color($0).distance(to: color) < self.color($1).distance(to: color) } ?? 0
  }
}
