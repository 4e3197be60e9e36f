import Foundation
import Testing

@testable import TerminalUI

/// The themes that are shipped: readable everywhere, and the same inside the program as in `Themes/`.
struct BuiltinThemeTests {
  static let names = ["dark", "light"]
  private static let directory = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Themes")

  private func theme(_ name: String) throws -> Theme { try ThemeLoader(environment: [:]).load(name) }

  @Test(
    "The built-in copy is the file; after a change of one, copy it to BuiltinThemes.swift", arguments: names)
  func copies(_ name: String) throws {
    let file = Self.directory.appendingPathComponent("\(name).yaml")
    #expect(try BuiltinThemes.sources[name] == String(contentsOf: file, encoding: .utf8))
  }

  @Test("Every file in Themes is built in and the other way round")
  func complete() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.directory.path).sorted()
    #expect(files == BuiltinThemes.sources.keys.map { "\($0).yaml" }.sorted())
  }

  @Test("Every role is described", arguments: names)
  func roles(_ name: String) throws {
    let source = try ThemeParser.parse(try #require(BuiltinThemes.sources[name]), file: name)
    #expect(Set(StyleRole.allCases).subtracting(source.roles.keys).isEmpty)
  }

  /// Lines are no text: WCAG asks 3 of them (1.4.11), 4.5 of everything else (1.4.3).
  private func required(_ role: StyleRole) -> Double {
    [.border, .borderFocused, .dialogBorder].contains(role) ? 3 : 4.5
  }

  @Test("Text can be read on its ground with 256 colours", arguments: names)
  func contrast(_ name: String) throws {
    let theme = try theme(name)
    for role in StyleRole.allCases {
      let look = theme.resolved(Style(role), depth: .indexed256)
      let front = ColorPalette.color(UInt8(try #require(UInt8(exactly: look.foreground))))
      let back = ColorPalette.color(UInt8(try #require(UInt8(exactly: look.background))))
      let ratio = Contrast.ratio(front, back)
      #expect(ratio >= required(role), "\(role.rawValue) of \(name) has \(ratio)")
    }
  }

  @Test("Every colour is one that 256-colour terminals draw exactly", arguments: names)
  func exact(_ name: String) throws {
    let source = try ThemeParser.parse(try #require(BuiltinThemes.sources[name]), file: name)
    for (ink, value) in source.palette {
      let rgb = try #require(RGB(hexadecimal: value.color.value))
      #expect(ColorPalette.color(ColorPalette.nearest256(rgb)) == rgb, "\(ink)")
    }
  }

  @Test(
    "With few colours no text has the colour of its ground, and none is blue", arguments: names,
    [ColorDepth.ansi16, .ansi8])
  func fewColors(_ name: String, _ depth: ColorDepth) throws {
    let theme = try theme(name)
    for role in StyleRole.allCases {
      let look = theme.resolved(Style(role), depth: depth)
      #expect(look.foreground != look.background, "\(role.rawValue)")
      #expect(look.foreground != 4, "\(role.rawValue)")
      if depth == .ansi8 { #expect(look.foreground < 8 && look.background < 8) }
    }
  }

  @Test("Without colours what must stand out still does, by attributes", arguments: names)
  func mono(_ name: String) throws {
    let theme = try theme(name)
    let plain = theme.resolved(.text, depth: .mono)
    let loud: [StyleRole] = [
      .selection, .selectionUnfocused, .editorSelection, .hostile, .headerReadOnly, .headerProduction,
      .verdictRefused, .verdictAccepted, .verdictUndecided, .error, .warning, .buttonFocused, .buttonDanger,
      .tabSelected, .titleFocused, .borderFocused, .toastError, .statePending, .input, .searchMatch,
    ]
    for role in loud { #expect(theme.resolved(Style(role), depth: .mono) != plain, "\(role.rawValue)") }
    for role in StyleRole.allCases {
      let look = theme.resolved(Style(role), depth: .mono)
      #expect(look.foreground == -1 && look.background == -1)
    }
    #expect(theme.resolved(Style(.selection), depth: .mono).attributes.contains(.reverse))
    #expect(
      theme.resolved(Style(.verdictRefused), depth: .mono)
        != theme.resolved(Style(.verdictAccepted), depth: .mono))
  }
}
