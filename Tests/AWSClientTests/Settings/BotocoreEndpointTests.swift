import ProgramSupport
import Testing

@testable import AWSClient

/// The same settings given to botocore and to us: both must come to the same address and Region.
struct BotocoreEndpointTests {
  /// KMSCOPE_ENDPOINTS asks for more of them, KMSCOPE_SIGN_IN_SEED for others.
  @Test func hundredsOfMadeUpSettings() async throws {
    let seed = ProgramCommand.variable("KMSCOPE_SIGN_IN_SEED").flatMap { Int($0) } ?? 1
    let count = ProgramCommand.variable("KMSCOPE_ENDPOINTS").flatMap { Int($0) } ?? 200
    let verdicts = try await BotocoreJudge.verdicts(.endpoints, seed: seed, count: count)
    #expect(verdicts.count == count)
    for verdict in verdicts {
      let ours = Self.ours(verdict.theCase)
      let theirs = Self.theirs(verdict.answer)
      #expect(
        ours.place == theirs.place, "\(ours.failure) \(theirs.failure) \(verdict.theCase.testDescription)")
    }
  }

  private static func theirs(_ answer: JSONValue) -> (place: String, failure: String) {
    guard let url = answer["url"]?.string, let region = answer["region"]?.string else {
      return ("none", (answer["error"]?.string ?? "") + " " + (answer["message"]?.string ?? ""))
    }
    return ("\(url.hasSuffix("/") ? String(url.dropLast()) : url) \(region)", "")
  }

  private static func ours(_ theCase: BotocoreJudge.Case) -> (place: String, failure: String) {
    do throws(AWSError) {
      let configuration = try AWSConfiguration.resolve(
        options: .init(profile: theCase.profile), environment: theCase.variables,
        readFile: { $0 == "/home/me/.aws/config" ? .bytes(Array(theCase.config.utf8)) : .missing })
      guard let service = AWSService(rawValue: theCase.ask) else { return ("no such service", "") }
      let endpoint = try configuration.endpoint(service)
      let url = endpoint.url.text
      return ("\(url.hasSuffix("/") ? String(url.dropLast()) : url) \(configuration.region)", "")
    } catch {
      return ("none", "\(error.code) \(error.message)")
    }
  }

  /// Where we follow AWS's endpoint rules and the AWS CLI does not: it forgets FIPS and dual stack beside an address.
  @Test(arguments: ["AWS_USE_FIPS_ENDPOINT", "AWS_USE_DUALSTACK_ENDPOINT"])
  func anAddressBesideAVariantIsAnErrorToUsAlone(_ variable: String) async throws {
    let theCase = BotocoreJudge.Case(
      environment: [variable: "true", "AWS_ENDPOINT_URL_KMS": "https://kms.example"], ask: "kms")
    #expect(Self.ours(theCase).failure.hasPrefix("ConflictingEndpoint"))
    let verdict = try #require(try await BotocoreJudge.verdicts([theCase]).first)
    #expect(Self.theirs(verdict.answer).place == "https://kms.example eu-west-1")
  }
}
