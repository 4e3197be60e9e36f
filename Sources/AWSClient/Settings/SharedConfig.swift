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

  /// Reads the files that the environment names; a missing file is an empty one.
  /// - Throws: `AWSError` of kind configuration with path and line.
  static func load(
    environment: Environment, readFile: (String) -> FileContents
  ) throws(AWSError) -> SharedConfig {
    let configPath = environment["AWS_CONFIG_FILE"] ?? "~/.aws/config"
    let credentialsPath = environment["AWS_SHARED_CREDENTIALS_FILE"] ?? "~/.aws/credentials"
    return SharedConfig(
      config: try parse(configPath, .config, environment, readFile),
      credentials: try parse(credentialsPath, .credentials, environment, readFile), configPath: configPath,
      credentialsPath: credentialsPath)
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

  private static func parse(
    _ path: String, _ kind: SharedConfigFile.Kind, _ environment: Environment,
    _ readFile: (String) -> FileContents
  ) throws(AWSError) -> SharedConfigFile {
    guard let absolute = expanded(path, environment) else { return SharedConfigFile() }
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

  /// `~` is HOME; nil when it is needed and not set.
  private static func expanded(_ path: String, _ environment: Environment) -> String? {
    guard path == "~" || path.hasPrefix("~/") else { return path }
    return environment["HOME"].map { $0 + path.dropFirst() }
  }
}
