import Foundation
import Yams

/// `$XDG_CONFIG_HOME/kmscope/config.yaml`: what a person sets once.
struct ConfigurationFile: Decodable, Equatable {
  /// Name of a colour theme.
  var theme: String?
  /// True makes every console read-only, as `--read-only` does.
  var readOnly: Bool?
  /// True makes no call that is not needed, as `--quiet` does.
  var quiet: Bool?
  /// Accounts by their twelve digits.
  var accounts: [String: Account]?

  /// What is set for one account.
  struct Account: Decodable, Equatable {
    /// Shown in the header instead of nothing.
    var name: String?
    /// Colours the header.
    var production: Bool?
  }

  static let none = ConfigurationFile()

  init() {}

  /// Where the file belongs, nil without a home.
  static func path(environment: [String: String]) -> String? {
    if let base = environment["XDG_CONFIG_HOME"], base.hasPrefix("/") { return base + "/kmscope/config.yaml" }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return home + "/.config/kmscope/config.yaml"
  }

  /// Reads the file; a missing one is an empty one.
  static func load(environment: [String: String]) throws -> ConfigurationFile {
    guard let path = path(environment: environment), FileManager.default.fileExists(atPath: path) else {
      return .none
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Failure("the configuration file \(path) cannot be read.", hint: "Check its permissions.")
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw Failure("the configuration file \(path) is not UTF-8 text.", hint: "Save it as UTF-8.")
    }
    return try parse(text, path: path)
  }

  /// Reads a configuration; unknown settings are errors, because a misspelt `readOnly` must not be ignored.
  static func parse(_ text: String, path: String) throws -> ConfigurationFile {
    do {
      if let node = try Yams.compose(yaml: text) {
        try checkNames(node, path: path)
        return try YAMLDecoder().decode(ConfigurationFile.self, from: text)
      }
      return .none
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(
        "the configuration file \(path) is not valid: \(error)", hint: "Correct it or move it away.")
    }
  }

  private static func checkNames(_ node: Node, path: String) throws {
    guard let mapping = node.mapping else {
      throw Failure("the configuration file \(path) must hold settings like `theme: light`.")
    }
    try check(mapping, allowed: ["theme", "readOnly", "quiet", "accounts"], path: path)
    for (account, settings) in mapping["accounts"]?.mapping ?? [:] {
      let name = account.string ?? ""
      guard name.count == 12, name.allSatisfy(\.isNumber) else {
        throw Failure(
          "\(path) line \(account.mark?.line ?? 0): `\(name)` is not an account id.",
          hint: "Write the twelve digits in quotes, for example \"111122223333\".")
      }
      if let settings = settings.mapping {
        try check(settings, allowed: ["name", "production"], path: path)
      }
    }
  }

  private static func check(_ mapping: Node.Mapping, allowed: Set<String>, path: String) throws {
    for (key, _) in mapping where !allowed.contains(key.string ?? "") {
      throw Failure(
        "\(path) line \(key.mark?.line ?? 0): there is no setting `\(key.string ?? "?")`.",
        hint: "Settings here are \(allowed.sorted().joined(separator: ", ")).")
    }
  }
}
