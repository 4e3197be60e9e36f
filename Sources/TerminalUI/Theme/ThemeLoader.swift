import Glibc

/// Finds a theme by name: the user's own files first, then the built-in ones.
package struct ThemeLoader {
  private static let largestFile = 1 << 20

  private let environment: [String: String]
  private let readFile: (String) throws(ThemeError) -> String?

  /// `readFile` answers nil when there is no such file.
  package init(
    environment: [String: String],
    readFile: @escaping (String) throws(ThemeError) -> String? = ThemeLoader.contents
  ) {
    self.environment = environment
    self.readFile = readFile
  }

  /// The theme called `name`; a name with a slash is the path of a file.
  ///
  /// A theme of the user may inherit the built-in one of the same name.
  package func load(_ name: String) throws(ThemeError) -> Theme {
    try source(name, asking: nil, visited: []).resolved()
  }

  /// `$XDG_CONFIG_HOME/kmscope/themes`, or below `~/.config` (XDG Base Directory Specification).
  package var userDirectory: String? {
    if let base = environment["XDG_CONFIG_HOME"], base.hasPrefix("/") { return base + "/kmscope/themes" }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return home + "/.config/kmscope/themes"
  }

  private func source(
    _ name: String, asking: ThemeSource.Written<String>?, visited: Set<String>
  ) throws(ThemeError) -> ThemeSource {
    let (text, file) = try find(name, asking: asking, visited: visited)
    guard !visited.contains(file) else {
      throw ThemeError(
        file: asking?.file ?? file, line: asking?.line,
        problem: "The theme inherits itself through \"\(name)\".",
        hint: "Remove one of the inherits lines.")
    }
    let source = try ThemeParser.parse(text, file: file)
    guard let parent = source.inherits else { return source }
    return source.laid(over: try self.source(parent.value, asking: parent, visited: visited.union([file])))
  }

  private func find(
    _ name: String, asking: ThemeSource.Written<String>?, visited: Set<String>
  ) throws(ThemeError) -> (text: String, file: String) {
    if name.contains("/") {
      if let text = try readFile(name) { return (text, name) }
    } else {
      if let file = userDirectory.map({ "\($0)/\(name).yaml" }), !visited.contains(file),
        let text = try readFile(file)
      {
        return (text, file)
      }
      if let text = BuiltinThemes.sources[name] { return (text, "\(name) (built in)") }
    }
    let place = userDirectory.map { "as \($0)/\(name).yaml" } ?? "under $XDG_CONFIG_HOME/kmscope/themes"
    throw ThemeError(
      file: asking?.file ?? name, line: asking?.line, problem: "There is no theme called \"\(name)\".",
      hint: "Use \(BuiltinThemes.sources.keys.sorted().joined(separator: " or ")), or save your own \(place)."
    )
  }

  /// The text of a file; nil when it does not exist.
  package static func contents(of path: String) throws(ThemeError) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw unreadable(path, String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count == 0 { break }
      guard count > 0 else { throw unreadable(path, String(cString: strerror(errno))) }
      bytes += chunk[..<count]
      guard bytes.count <= largestFile else { throw unreadable(path, "It is larger than 1 MiB") }
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw unreadable(path, "It is not text in UTF-8")
    }
    return text
  }

  private static func unreadable(_ path: String, _ reason: String) -> ThemeError {
    ThemeError(
      file: path, problem: "The file cannot be read: \(reason).",
      hint: "Repair the file, or choose another theme.")
  }
}
