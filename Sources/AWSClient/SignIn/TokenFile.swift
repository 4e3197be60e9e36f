internal import COpenSSL

/// A JSON file of a token cache that other tools read and write too.
struct TokenFile: Sendable {
  /// As the person would write it, for example `~/.aws/sso/cache/….json`.
  var shownPath: String
  var path: String
  var tools: SignInTools
  private let unwritten: UnwrittenToken

  enum Content: Sendable, Unprintable {
    case missing
    /// The file does not hold a JSON object.
    case damaged
    case object([JSONValue.Member])
  }

  /// - Parameters:
  ///   - folder: May begin with `~` and name variables.
  ///   - unwritten: Lives as long as whoever reads this file again.
  /// - Throws: `AWSError` of kind configuration when HOME is needed and not set.
  init(
    folder: String, name: String, environment: Environment, tools: SignInTools, unwritten: UnwrittenToken
  ) throws(AWSError) {
    shownPath = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
    self.tools = tools
    self.unwritten = unwritten
    guard let absolute = FilePath.expanded(shownPath, environment) else {
      throw AWSError(
        .configuration, code: "NoHome", message: "\(shownPath) cannot be found, because HOME is not set.",
        hint: "Set HOME to your home folder.")
    }
    path = absolute
  }

  /// - Throws: `AWSError` of kind configuration when there is a file that cannot be read.
  func read() throws(AWSError) -> Content {
    switch tools.readFile(path) {
    case .missing: return .missing
    case .unreadable(let reason):
      throw AWSError(
        .configuration, code: "UnreadableFile", message: "\(shownPath) cannot be read: \(reason).",
        hint: "Check the permissions of this file.")
    case .bytes(let bytes):
      if let members = unwritten.members(inPlaceOf: bytes) { return .object(members) }
      guard case .object(let members)? = try? JSONReader.read(bytes) else { return .damaged }
      return .object(members)
    }
  }

  /// Replaces the file; where that is not possible, `read` gives these members all the same.
  func write(_ members: [JSONValue.Member]) {
    var bytes = Array(JSONValue.object(members).text.utf8)
    defer { OPENSSL_cleanse(&bytes, bytes.count) }
    do throws(AWSError) {
      try tools.replaceFile(path, bytes)
      unwritten.keep(nil)
    } catch {
      unwritten.keep(members)
    }
  }
}

extension [JSONValue.Member] {
  /// The same members with one replaced where it stands, or added at the end.
  mutating func set(_ name: String, _ value: JSONValue) {
    if let index = firstIndex(where: { $0.name == name }) {
      self[index].value = value
    } else {
      append(JSONValue.Member(name, value))
    }
  }
}
