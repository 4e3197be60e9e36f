/// The look of every role.
package struct Theme: Hashable, Sendable {
  package var name: String
  package var foreground: ThemeColor
  package var background: ThemeColor
  /// Indexed like `StyleRole.allCases`.
  private var roles: [RoleStyle]

  package init(
    name: String, foreground: ThemeColor, background: ThemeColor, roles: [StyleRole: RoleStyle]
  ) {
    self.name = name
    self.foreground = foreground
    self.background = background
    // A role the theme says nothing of looks like text.
    let text = roles[.text] ?? RoleStyle()
    self.roles = StyleRole.allCases.map { roles[$0] ?? text }
  }

  /// A theme without any colour, for when nothing better can be had.
  package static let plain = Theme(name: "plain", foreground: .terminal, background: .terminal, roles: [:])

  package func style(of role: StyleRole) -> RoleStyle {
    StyleRole.allCases.firstIndex(of: role).map { roles[$0] } ?? RoleStyle()
  }

  /// The colour numbers and attributes of a style on a screen of this depth.
  package func resolved(_ style: Style, depth: ColorDepth) -> ResolvedStyle {
    let role = self.style(of: style.role)
    let front = role.foreground ?? foreground
    let back = role.background ?? background
    switch depth {
    case .mono:
      return ResolvedStyle(attributes: (role.mono ?? role.attributes).union(style.attributes))
    case .indexed256:
      return ResolvedStyle(
        foreground: Self.index256(front), background: Self.index256(back),
        attributes: role.attributes.union(style.attributes))
    case .ansi16, .ansi8:
      var resolved = ResolvedStyle(
        foreground: role.foreground16.map(Int32.init) ?? Self.index16(front, isForeground: true),
        background: role.background16.map(Int32.init) ?? Self.index16(back, isForeground: false),
        attributes: role.attributes.union(style.attributes))
      if depth == .ansi8 { Self.narrowToEight(&resolved) }
      return resolved
    }
  }

  private static func index256(_ color: ThemeColor) -> Int32 {
    switch color {
    case .terminal: -1
    case .ansi(let index): Int32(index)
    case .rgb(let rgb, _): Int32(ColorPalette.nearest256(rgb))
    }
  }

  private static func index16(_ color: ThemeColor, isForeground: Bool) -> Int32 {
    switch color {
    case .terminal: -1
    case .ansi(let index): Int32(index)
    case .rgb(let rgb, let ansi):
      Int32(ansi ?? ColorPalette.nearest16(rgb, isForeground: isForeground))
    }
  }

  /// Bright colours do not exist among eight: bright text becomes bold, a bright ground the plain one.
  private static func narrowToEight(_ style: inout ResolvedStyle) {
    if style.foreground == 8 {
      // Bright black would become black, on black as a rule.
      style.foreground = style.background == 7 || style.background == 15 ? 0 : 7
    } else if style.foreground > 8 {
      style.foreground -= 8
      if style.background != 7 && style.background != 15 { style.attributes.insert(.bold) }
    }
    if style.background >= 8 { style.background = style.background == 8 ? 0 : style.background - 8 }
  }
}
