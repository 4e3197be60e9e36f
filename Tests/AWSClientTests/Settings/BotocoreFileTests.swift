import ProgramSupport
import Testing

@testable import AWSClient

/// The same files given to botocore and to us: both must find the same profiles with the same properties.
struct BotocoreFileTests {
  /// KMSCOPE_FILES asks for more of them, KMSCOPE_SIGN_IN_SEED for others.
  @Test func hundredsOfMadeUpFiles() async throws {
    let seed = ProgramCommand.variable("KMSCOPE_SIGN_IN_SEED").flatMap { Int($0) } ?? 1
    let count = ProgramCommand.variable("KMSCOPE_FILES").flatMap { Int($0) } ?? 300
    let verdicts = try await BotocoreJudge.verdicts(.files, seed: seed, count: count)
    #expect(verdicts.count == count)
    for verdict in verdicts {
      let ours = try Self.ours(verdict.theCase)
      #expect(
        ours == Self.theirs(verdict.answer), "\(verdict.answer.text) \(verdict.theCase.testDescription)")
    }
  }

  /// Profiles with their properties; sub-properties as one text each.
  private static func ours(_ theCase: BotocoreJudge.Case) throws(AWSError) -> [String: [String: String]] {
    let shared = try SharedConfig.load(
      environment: Environment(variables: theCase.variables),
      readFile: { path in
        .bytes(Array((path.hasSuffix("/config") ? theCase.config : theCase.credentials).utf8))
      })
    var profiles: [String: [String: String]] = [:]
    for name in shared.profileNames {
      var properties = shared.config.profiles[name] ?? [:]
      properties.merge(shared.credentials.profiles[name] ?? [:]) { $1 }
      for (property, value) in properties {
        guard value.hasPrefix("\n") else { continue }
        properties[property] = joined(SharedConfigFile.subProperties(value))
      }
      profiles[name] = properties
    }
    return profiles
  }

  private static func theirs(_ answer: JSONValue) -> [String: [String: String]] {
    var profiles: [String: [String: String]] = [:]
    for profile in (answer["profiles"] ?? .null).members {
      var properties: [String: String] = [:]
      for property in profile.value.members {
        properties[property.name] =
          property.value.string
          ?? joined(
            Dictionary(property.value.members.map { ($0.name.lowercased(), $0.value.string ?? "") }) { $1 })
      }
      profiles[profile.name] = properties
    }
    return profiles
  }

  private static func joined(_ properties: [String: String]) -> String {
    properties.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ";")
  }
}
