/// What a shared file is on disk.
package enum FileContents: Sendable, Equatable, Unprintable {
  case missing
  case bytes([UInt8])
  /// There is a file, but it cannot be read; the reason as the system words it.
  case unreadable(String)
}

/// Both shared files together; what the credentials file says wins, property by property.
struct SharedConfig: Sendable {
  var config: SharedConfigFile
  var credentials: SharedConfigFile
  /// As the person would write them, for example `~/.aws/config`.
  var configPath: String
  var credentialsPath: String

  /// Where the files are, as the person would write it.
  static func locations(_ environment: Environment) -> (config: String, credentials: String) {
    (
      environment["AWS_CONFIG_FILE"] ?? "~/.aws/config",
      environment["AWS_SHARED_CREDENTIALS_FILE"] ?? "~/.aws/credentials"
    )
  }

  /// Reads the files that the environment names; a missing file is an empty one.
  /// - Throws: `AWSError` of kind configuration with path and line.
  static func load(
    environment: Environment, readFile: (String) -> FileContents
  ) throws(AWSError) -> SharedConfig {
    let paths = locations(environment)
    let config = try parse(paths.config, .config, environment, readFile)
    var credentials = try parse(paths.credentials, .credentials, environment, readFile)
    // `aws configure --profile "a b"` quotes the name in one file only: there it vouches for it in the other.
    for (name, section) in credentials.ignoredProfiles where config.profiles[name] != nil {
      credentials.profiles[name, default: [:]].merge(section) { quoted, _ in quoted }
    }
    return SharedConfig(
      config: config, credentials: credentials, configPath: paths.config, credentialsPath: paths.credentials)
  }

  /// Where a profile stands that is ignored because of its name; nil when there is none.
  func pathIgnoring(profile: String) -> String? {
    if credentials.ignoredProfiles[profile] != nil { return credentialsPath }
    return config.ignoredProfiles[profile] == nil ? nil : configPath
  }

  var profileNames: [String] {
    Set(config.profiles.keys).union(credentials.profiles.keys).sorted()
  }

  func has(profile: String) -> Bool {
    config.profiles[profile] != nil || credentials.profiles[profile] != nil
  }

  /// A property of a profile, nil when absent or empty.
  func value(_ name: String, of profile: String) -> String? {
    [credentials, config].lazy.compactMap { $0.profiles[profile]?[name] }.first { !$0.isEmpty }
  }

  /// The same, in one of the two files only.
  func value(_ name: String, of profile: String, in kind: SharedConfigFile.Kind) -> String? {
    (kind == .config ? config : credentials).profiles[profile]?[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  func path(_ kind: SharedConfigFile.Kind) -> String { kind == .config ? configPath : credentialsPath }

  /// The file that a property of a profile is taken from.
  func path(of name: String, in profile: String) -> String {
    path(value(name, of: profile, in: .credentials) == nil ? .config : .credentials)
  }

  private static func parse(
    _ path: String, _ kind: SharedConfigFile.Kind, _ environment: Environment,
    _ readFile: (String) -> FileContents
  ) throws(AWSError) -> SharedConfigFile {
    guard let absolute = FilePath.expanded(path, environment) else { return SharedConfigFile() }
    switch readFile(absolute) {
    case .missing: return SharedConfigFile()
    case .unreadable(let reason):
      throw AWSError(
        .configuration, code: "UnreadableFile", message: "\(path) cannot be read: \(reason).",
        hint: "Check the file's permissions, or name another file with "
          + "\(kind == .config ? "AWS_CONFIG_FILE" : "AWS_SHARED_CREDENTIALS_FILE").")
    case .bytes(let bytes):
      do throws(SharedConfigFile.Problem) {
        return try SharedConfigFile.parse(String(decoding: bytes, as: UTF8.self), kind: kind)
      } catch {
        throw AWSError(
          .configuration, code: "InvalidFile", message: "\(path), line \(error.line): \(error.message).",
          hint: "Correct that line and start again.")
      }
    }
  }
}
