import CVTerm

extension TerminalKey {
  /// libvterm's code of a key that is no character.
  var code: VTermKey {
    switch self {
    case .enter: VTERM_KEY_ENTER
    case .tab, .backtab: VTERM_KEY_TAB
    case .backspace: VTERM_KEY_BACKSPACE
    case .escape: VTERM_KEY_ESCAPE
    case .up: VTERM_KEY_UP
    case .down: VTERM_KEY_DOWN
    case .left: VTERM_KEY_LEFT
    case .right: VTERM_KEY_RIGHT
    case .insert: VTERM_KEY_INS
    case .delete: VTERM_KEY_DEL
    case .home: VTERM_KEY_HOME
    case .end: VTERM_KEY_END
    case .pageUp: VTERM_KEY_PAGEUP
    case .pageDown: VTERM_KEY_PAGEDOWN
    case .function(let number): VTermKey(rawValue: VTERM_KEY_FUNCTION_0.rawValue + UInt32(clamping: number))
    case .control, .alt: VTERM_KEY_NONE
    }
  }
}

extension ScreenCell {
  init(_ cell: VTermScreenCell) {
    self.init()
    let scalars = withUnsafeBytes(of: cell.chars) { raw in
      raw.bindMemory(to: UInt32.self).prefix { $0 != 0 }.compactMap(Unicode.Scalar.init)
    }
    if !scalars.isEmpty {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars)
      text = String(view)
    }
    width = max(1, Int(cell.width))
    style.bold = cell.attrs.bold != 0
    style.underlined = cell.attrs.underline != 0
    style.italic = cell.attrs.italic != 0
    style.blinking = cell.attrs.blink != 0
    style.reversed = cell.attrs.reverse != 0
    style.struck = cell.attrs.strike != 0
    style.foreground = CellColor(cell.fg)
    style.background = CellColor(cell.bg)
  }
}

extension CellColor {
  init(_ color: VTermColor) {
    var color = color
    if kmscope_vterm_color_is_default(&color) != 0 {
      self = .standard
    } else if kmscope_vterm_color_is_indexed(&color) != 0 {
      self = .indexed(color.indexed.idx)
    } else {
      self = .rgb(red: color.rgb.red, green: color.rgb.green, blue: color.rgb.blue)
    }
  }
}
