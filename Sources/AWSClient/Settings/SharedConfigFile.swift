/// One of AWS's shared files, `~/.aws/config` or `~/.aws/credentials`.
///
/// See "Format of the configuration files" in the AWS SDKs and Tools Reference Guide.
struct SharedConfigFile: Sendable, Equatable, Unprintable {
  enum Kind: Sendable { case config, credentials }

  struct Problem: Error, Equatable {
    /// Counted from 1.
    var line: Int
    /// The rest of a sentence that began with file and line.
    var message: String
  }

  /// Lower-case names and their values; sub-properties stand in the value, one per line.
  typealias Section = [String: String]

  var profiles: [String: Section] = [:]
  var ssoSessions: [String: Section] = [:]
  var services: [String: Section] = [:]
  /// Profiles that do not count, because their names may not stand there without quotes.
  var ignoredProfiles: [String: Section] = [:]

  /// Reads a whole file; repeated sections merge and the last of repeated properties wins.
  static func parse(_ text: String, kind: Kind) throws(Problem) -> SharedConfigFile {
    var reader = SharedConfigReader(kind: kind)
    let withoutMark = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    for (index, line) in withoutMark.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
      .enumerated()
    {
      do throws(SharedConfigReader.Refusal) {
        try reader.read(String(decoding: line, as: UTF8.self))
      } catch {
        throw Problem(line: index + 1, message: error.message)
      }
    }
    return reader.file
  }

  /// The sub-properties in a value, for example of `kms =` in a `[services …]` section.
  static func subProperties(_ value: String) -> Section {
    var section: Section = [:]
    for line in value.split(separator: "\n") {
      let halves = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard halves.count == 2 else { continue }
      section[SharedConfigReader.trimmed(halves[0]).lowercased()] = SharedConfigReader.trimmed(halves[1])
    }
    return section
  }
}
