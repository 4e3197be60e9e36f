import Yams

/// Reads a theme file; every complaint names file and line.
struct ThemeParser {
  let file: String

  static func parse(_ text: String, file: String) throws(ThemeError) -> ThemeSource {
    try ThemeParser(file: file).parse(text)
  }

  private func parse(_ text: String) throws(ThemeError) -> ThemeSource {
    let root: Node?
    do {
      root = try compose(yaml: text)
    } catch {
      throw complaint(about: error)
    }
    guard let root else {
      throw ThemeError(
        file: file, problem: "The file is empty.", hint: "Copy a theme that works and change it.")
    }
    var source = ThemeSource(name: file)
    for (key, value) in try entries(root, of: "theme") {
      switch key.value {
      case "name": source.name = try word(value)
      case "about": _ = try word(value)
      case "inherits": source.inherits = try written(value)
      case "foreground": source.foreground = try written(value)
      case "background": source.background = try written(value)
      case "palette":
        for (key, value) in try entries(value, of: "palette") {
          source.palette[key.value] = try ink(value)
        }
      case "roles":
        for (key, value) in try entries(value, of: "roles") {
          guard let role = StyleRole(rawValue: key.value) else { throw unknown(key, among: Self.roleNames) }
          source.roles[role] = try self.role(value)
        }
      default:
        throw unknown(
          key, among: ["name", "about", "inherits", "foreground", "background", "palette", "roles"])
      }
    }
    return source
  }

  private static let roleNames = StyleRole.allCases.map(\.rawValue)

  private func ink(_ node: Node) throws(ThemeError) -> ThemeSource.Ink {
    guard case .mapping = node else { return ThemeSource.Ink(color: try written(node)) }
    var color: ThemeSource.Written<String>?
    var ansi: UInt8?
    for (key, value) in try entries(node, of: "colour") {
      switch key.value {
      case "rgb": color = try written(value)
      case "ansi": ansi = try ansiColor(value)
      default: throw unknown(key, among: ["rgb", "ansi"])
      }
    }
    guard let color else {
      throw error(node, "This colour has no rgb value.", "Write { rgb: \"#rrggbb\", ansi: NAME }.")
    }
    return ThemeSource.Ink(color: color, ansi: ansi)
  }

  private func role(_ node: Node) throws(ThemeError) -> ThemeSource.Role {
    var role = ThemeSource.Role()
    for (key, value) in try entries(node, of: "role") {
      switch key.value {
      case "fg": role.foreground = try written(value)
      case "bg": role.background = try written(value)
      case "fg16": role.foreground16 = try ansiColor(value)
      case "bg16": role.background16 = try ansiColor(value)
      case "mono": role.mono = try attributes(value)
      default:
        guard let attribute = Self.attributeNames[key.value] else {
          throw unknown(key, among: ["fg", "bg", "fg16", "bg16", "mono"] + Self.attributeNames.keys.sorted())
        }
        if try truth(value) { role.attributes.insert(attribute) }
      }
    }
    return role
  }

  private static let attributeNames: [String: Style.Attributes] = [
    "bold": .bold, "dim": .dim, "underline": .underline, "reverse": .reverse,
  ]

  private func attributes(_ node: Node) throws(ThemeError) -> Style.Attributes {
    guard case .sequence(let items) = node else {
      throw error(node, "A list is expected here.", "Write for example [bold, reverse], or [] for none.")
    }
    var sum: Style.Attributes = []
    for item in items {
      let name = try written(item)
      guard let attribute = Self.attributeNames[name.value] else {
        throw unknown(name, among: Self.attributeNames.keys.sorted())
      }
      sum.insert(attribute)
    }
    return sum
  }

  private func ansiColor(_ node: Node) throws(ThemeError) -> UInt8 {
    let name = try written(node)
    if let index = ThemeColor.ansiNames.firstIndex(of: name.value) { return UInt8(index) }
    if let number = UInt8(name.value), number < 16 { return number }
    throw error(
      node, "\"\(name.value)\" is not one of the 16 terminal colours.",
      "Use black, red, green, yellow, blue, magenta, cyan or white, with or without bright- before it.")
  }

  private func truth(_ node: Node) throws(ThemeError) -> Bool {
    switch try word(node) {
    case "true": return true
    case "false": return false
    default: throw error(node, "true or false is expected here.", "Write for example bold: true.")
    }
  }

  private func entries(
    _ node: Node, of what: String
  ) throws(ThemeError) -> [(ThemeSource.Written<String>, Node)] {
    guard case .mapping(let mapping) = node else {
      throw error(
        node, "The \(what) must be a list of NAME: VALUE entries.", "Look at a theme that works.")
    }
    var result: [(ThemeSource.Written<String>, Node)] = []
    for (key, value) in mapping { result.append((try written(key), value)) }
    return result
  }

  private func word(_ node: Node) throws(ThemeError) -> String { try written(node).value }

  private func written(_ node: Node) throws(ThemeError) -> ThemeSource.Written<String> {
    guard case .scalar(let scalar) = node else {
      throw error(node, "A single word is expected here.", "Look at a theme that works.")
    }
    return ThemeSource.Written(value: scalar.string, file: file, line: node.mark?.line)
  }
}

extension ThemeParser {
  private func error(_ node: Node, _ problem: String, _ hint: String) -> ThemeError {
    ThemeError(file: file, line: node.mark?.line, problem: problem, hint: hint)
  }

  private func unknown(_ name: ThemeSource.Written<String>, among known: [String]) -> ThemeError {
    ThemeError(
      file: file, line: name.line, problem: "\"\(name.value)\" is not known here.",
      hint: "Known are \(known.joined(separator: ", ")).")
  }

  private func complaint(about error: any Error) -> ThemeError {
    let hint = "Check the indentation, the quotes and the brackets of that line."
    switch error {
    case YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
      YamlError.composer(_, let problem, let mark, _):
      return ThemeError(
        file: file, line: mark.line, problem: "This is not YAML (\(problem)).", hint: hint)
    case YamlError.duplicatedKeysInMapping(let duplicates, let context):
      let names = duplicates.joined(separator: ", ")
      return ThemeError(
        file: file, line: context.mark.line, problem: "A name is given twice (\(names)).",
        hint: "Keep one of the entries.")
    default:
      return ThemeError(
        file: file, problem: "This is not YAML.", hint: "Check that it is a text file in UTF-8.")
    }
  }
}
