import Testing

@testable import TerminalUI

/// Colours on terminals that have fewer of them.
struct ColorTests {
  @Test(
    "The 256 colours are xterm's: a cube of 6 levels and 24 greys",
    arguments: [
      (16, RGB(0, 0, 0)), (17, RGB(0, 0, 95)), (75, RGB(95, 175, 255)), (231, RGB(255, 255, 255)),
      (232, RGB(8, 8, 8)), (255, RGB(238, 238, 238)),
    ] as [(UInt8, RGB)])
  func palette(_ index: UInt8, _ color: RGB) {
    #expect(ColorPalette.color(index) == color)
    #expect(ColorPalette.nearest256(color) == index)
  }

  @Test(
    "A colour between two takes the nearer one",
    arguments: [(RGB(94, 174, 250), 75), (RGB(9, 9, 9), 232), (RGB(250, 2, 3), 196)] as [(RGB, UInt8)])
  func nearest(_ color: RGB, _ index: UInt8) {
    #expect(ColorPalette.nearest256(color) == index)
  }

  @Test("Among 16 colours a blue text is bright blue, a blue ground may be blue")
  func blue() {
    #expect(ColorPalette.nearest16(RGB(0, 0, 200), isForeground: true) == 12)
    #expect(ColorPalette.nearest16(RGB(0, 0, 200), isForeground: false) == 4)
    #expect(ColorPalette.nearest16(RGB(250, 250, 250), isForeground: true) == 15)
  }

  @Test("The terminal's own colour stays its own at every depth", arguments: ColorDepth.allCases)
  func terminal(_ depth: ColorDepth) {
    let look = Theme.plain.resolved(.text, depth: depth)
    #expect(look == ResolvedStyle(foreground: -1, background: -1))
  }

  @Test("What a theme says for 16 colours wins over the nearest, the role over the palette")
  func explicit() {
    var role = RoleStyle()
    role.foreground = .rgb(RGB(255, 0, 0), ansi: 3)
    #expect(theme(role).resolved(.text, depth: .ansi16).foreground == 3)
    role.foreground16 = 5
    #expect(theme(role).resolved(.text, depth: .ansi16).foreground == 5)
    #expect(theme(role).resolved(.text, depth: .indexed256).foreground == 196)
  }

  @Test("Among 8 colours a bright text is bold instead")
  func bold() {
    var role = RoleStyle()
    role.foreground = .ansi(10)
    #expect(
      theme(role).resolved(.text, depth: .ansi8)
        == ResolvedStyle(foreground: 2, background: -1, attributes: .bold))
  }

  @Test("Attributes of a style add to those of its role")
  func attributes() {
    var role = RoleStyle()
    role.attributes = .bold
    #expect(
      theme(role).resolved(Style(.text, .underline), depth: .indexed256).attributes == [.bold, .underline])
    role.mono = .reverse
    #expect(
      theme(role).resolved(Style(.text, .underline), depth: .mono).attributes == [.reverse, .underline])
  }

  private func theme(_ text: RoleStyle) -> Theme {
    Theme(name: "test", foreground: .terminal, background: .terminal, roles: [.text: text])
  }

  struct Depth: CustomTestStringConvertible, Sendable {
    var colors: Int
    var environment: [String: String] = [:]
    var refuses = false
    var depth: ColorDepth
    var testDescription: String { "\(colors) \(environment) \(refuses)" }
  }

  @Test(
    "The depth is what the terminal has and the person wants",
    arguments: [
      Depth(colors: 16_777_216, depth: .indexed256), Depth(colors: 256, depth: .indexed256),
      Depth(colors: 88, depth: .ansi16), Depth(colors: 16, depth: .ansi16), Depth(colors: 8, depth: .ansi8),
      Depth(colors: 2, depth: .mono), Depth(colors: 0, depth: .mono),
      Depth(colors: 256, environment: ["NO_COLOR": "1"], depth: .mono),
      Depth(colors: 256, environment: ["NO_COLOR": ""], depth: .indexed256),
      Depth(colors: 256, refuses: true, depth: .mono),
    ])
  func depth(_ example: Depth) {
    let depth = ColorDepth(
      colors: example.colors, environment: example.environment, refusesColor: example.refuses)
    #expect(depth == example.depth)
  }
}
