/// A theme as its file says it: names not yet looked up, so that a theme may inherit and change a palette.
struct ThemeSource {
  /// A written value with the place it was written at.
  struct Written<Value> {
    var value: Value
    var file: String
    var line: Int?
  }

  /// One entry of `palette`.
  struct Ink {
    var color: Written<String>
    var ansi: UInt8?
  }

  /// One entry of `roles`.
  struct Role {
    var foreground: Written<String>?
    var background: Written<String>?
    var foreground16: UInt8?
    var background16: UInt8?
    var attributes: Style.Attributes = []
    var mono: Style.Attributes?
  }

  var name: String
  var inherits: Written<String>?
  var foreground: Written<String>?
  var background: Written<String>?
  var palette: [String: Ink] = [:]
  var roles: [StyleRole: Role] = [:]

  /// This theme laid over the one it inherits from: its palette entries and its roles win, each as a whole.
  func laid(over parent: ThemeSource) -> ThemeSource {
    var sum = parent
    sum.name = name
    sum.inherits = nil
    sum.foreground = foreground ?? parent.foreground
    sum.background = background ?? parent.background
    sum.palette.merge(palette) { $1 }
    sum.roles.merge(roles) { $1 }
    return sum
  }

  /// The theme with every colour looked up.
  func resolved() throws(ThemeError) -> Theme {
    var looks: [StyleRole: RoleStyle] = [:]
    for (role, written) in roles {
      var look = RoleStyle()
      look.foreground = try written.foreground.map(color)
      look.background = try written.background.map(color)
      look.foreground16 = written.foreground16
      look.background16 = written.background16
      look.attributes = written.attributes
      look.mono = written.mono
      looks[role] = look
    }
    return Theme(
      name: name, foreground: try foreground.map(color) ?? .terminal,
      background: try background.map(color) ?? .terminal, roles: looks)
  }

  private func color(_ written: Written<String>) throws(ThemeError) -> ThemeColor {
    guard let ink = palette[written.value] else { return try Self.literal(written, ansi: nil) }
    return try Self.literal(ink.color, ansi: ink.ansi)
  }

  private static func literal(_ written: Written<String>, ansi: UInt8?) throws(ThemeError) -> ThemeColor {
    if written.value == "default" { return .terminal }
    if let rgb = RGB(hexadecimal: written.value) { return .rgb(rgb, ansi: ansi) }
    if let index = ThemeColor.ansiNames.firstIndex(of: written.value) { return .ansi(UInt8(index)) }
    throw ThemeError(
      file: written.file, line: written.line, problem: "\"\(written.value)\" is not a colour.",
      hint: "Write \"#rrggbb\", a name from the palette, one of the 16 terminal colours such as "
        + "bright-cyan, or default.")
  }
}

extension Optional {
  /// `map` that keeps the type of what is thrown.
  fileprivate func map<Result>(
    _ transform: (Wrapped) throws(ThemeError) -> Result
  ) throws(ThemeError) -> Result? {
    guard let self else { return nil }
    return try transform(self)
  }
}
