import Testing

@testable import TerminalUI

/// Themes of people: found, inherited, and refused with a place and a way out.
struct ThemeLoaderTests {
  private func loader(_ files: [String: String], _ environment: [String: String] = ["HOME": "/home/ada"])
    -> ThemeLoader
  {
    ThemeLoader(environment: environment) { (path) throws(ThemeError) in files[path] }
  }

  private func failure(_ files: [String: String], _ name: String = "mine") -> ThemeError? {
    do {
      _ = try loader(files).load(name)
      return nil
    } catch { return error }
  }

  private let mine = "/home/ada/.config/kmscope/themes/mine.yaml"

  @Test("A theme is looked for where XDG says")
  func places() throws {
    #expect(loader([:]).userDirectory == "/home/ada/.config/kmscope/themes")
    let environment = ["HOME": "/home/ada", "XDG_CONFIG_HOME": "/etc/ada"]
    #expect(loader([:], environment).userDirectory == "/etc/ada/kmscope/themes")
    // The specification says that a relative path is to be ignored.
    #expect(
      loader([:], ["HOME": "/home/ada", "XDG_CONFIG_HOME": "config"]).userDirectory
        == "/home/ada/.config/kmscope/themes")
    let theme = try loader(["/etc/ada/kmscope/themes/mine.yaml": "name: Mine"], environment).load("mine")
    #expect(theme.name == "Mine")
  }

  @Test("A name with a slash is a path")
  func path() throws {
    #expect(try loader(["./here.yaml": "name: Here"]).load("./here.yaml").name == "Here")
  }

  @Test("A theme inherits what it does not say and may change the palette alone")
  func inherits() throws {
    let theme = try loader([
      mine: """
      inherits: dark
      palette: { accent: "#ff0000" }
      roles: { error: { fg: bright-red, underline: true } }
      """
    ]).load("mine")
    let dark = try loader([:]).load("dark")
    #expect(theme.style(of: .borderFocused).foreground == .rgb(RGB(255, 0, 0), ansi: nil))
    #expect(theme.style(of: .error).foreground == .ansi(9))
    #expect(theme.style(of: .error).attributes == .underline)
    #expect(theme.style(of: .hostile) == dark.style(of: .hostile))
    #expect(theme.background == dark.background)
  }

  @Test("A user's dark may build on the built-in dark")
  func sameName() throws {
    let file = "/home/ada/.config/kmscope/themes/dark.yaml"
    let theme = try loader([file: "inherits: dark\nroles: { text: { bold: true } }"]).load("dark")
    #expect(theme.style(of: .text).attributes == .bold)
    let dark = try loader([:]).load("dark")
    #expect(theme.style(of: .error) == dark.style(of: .error))
  }

  struct Broken: CustomTestStringConvertible, Sendable {
    var text: String
    var line: Int?
    var says: String
    var testDescription: String { says }
  }

  @Test(
    "A broken theme says where and what",
    arguments: [
      Broken(text: "", line: nil, says: "empty"),
      Broken(text: "roles:\n  text: { fg: \"#12345\" }", line: 2, says: "\"#12345\" is not a colour"),
      Broken(text: "roles:\n  text: { fg: ink }", line: 2, says: "\"ink\" is not a colour"),
      Broken(text: "roles:\n  text: {}\n  txet: {}", line: 3, says: "\"txet\" is not known"),
      Broken(text: "name: x\ncolours: {}", line: 2, says: "\"colours\" is not known"),
      Broken(text: "roles:\n  text: { blink: true }", line: 2, says: "\"blink\" is not known"),
      Broken(text: "roles:\n  text: { bold: maybe }", line: 2, says: "true or false"),
      Broken(text: "roles:\n  text: { fg16: teal }", line: 2, says: "\"teal\" is not one of the 16"),
      Broken(text: "roles:\n  text: { fg16: 16 }", line: 2, says: "\"16\" is not one of the 16"),
      Broken(text: "roles:\n  text: { mono: bold }", line: 2, says: "list"),
      Broken(text: "roles:\n  text: { mono: [blink] }", line: 2, says: "\"blink\" is not known"),
      Broken(text: "roles: red", line: 1, says: "roles must be a list"),
      Broken(text: "palette:\n  ink: { ansi: red }", line: 2, says: "no rgb"),
      Broken(text: "name: [a]", line: 1, says: "single word"),
      Broken(text: "name: \"x\nroles: {}", line: 2, says: "not YAML"),
      // Both are noticed where the next line makes no sense any more.
      Broken(text: "roles:\n  text: { fg: red\n  dim: {}", line: 3, says: "not YAML"),
      Broken(text: "roles:\n  text: {}\n  text: {}", line: nil, says: "given twice (text)"),
      Broken(text: "inherits: nowhere", line: 1, says: "no theme called \"nowhere\""),
      Broken(text: "name: x\ninherits: mine", line: 2, says: "no theme called \"mine\""),
    ])
  func broken(_ example: Broken) throws {
    let error = try #require(failure([mine: example.text]))
    #expect(error.file == mine)
    if let line = example.line { #expect(error.line == line) }
    #expect(error.problem.contains(example.says), "\(error)")
    #expect(error.description.hasPrefix("Theme \(mine)"))
    #expect(error.problem.hasSuffix(".") && error.hint.hasSuffix("."))
  }

  @Test("Two themes that inherit each other are refused")
  func circle() throws {
    let other = "/home/ada/.config/kmscope/themes/other.yaml"
    let error = try #require(
      failure([
        mine: "inherits: ./a.yaml", "./a.yaml": "inherits: ./b.yaml",
        "./b.yaml": "name: b\ninherits: ./a.yaml", other: "",
      ]))
    #expect(error.file == "./b.yaml" && error.line == 2)
    #expect(error.problem.contains("inherits itself"))
  }

  @Test("An unknown theme names the known ones and the place for one's own")
  func unknown() throws {
    let error = try #require(failure([:], "solarized"))
    #expect(
      error.hint.contains("dark or light")
        && error.hint.contains("/home/ada/.config/kmscope/themes/solarized.yaml"))
  }

  @Test("A directory in place of a file is refused with a reason")
  func directory() throws {
    #expect(throws: ThemeError.self) { try ThemeLoader.contents(of: "/") }
    #expect(try ThemeLoader.contents(of: "/nowhere/at/all.yaml") == nil)
  }
}
