import Testing

@testable import AWSClient

/// The Region of the instance, asked when nothing else names one.
@Suite struct InstanceRegionTests {
  static func ask(
    _ answers: [ScriptedTransport.Answer], _ environment: [String: String] = [:], config: String = ""
  ) async -> (String?, [HTTPRequest]) {
    let transport = ScriptedTransport(answers)
    let scene = SignInScene(config: config, environment: environment, transport: transport)
    let region = await InstanceRegion.ask(
      options: .init(), environment: scene.environment, tools: scene.tools)
    return (region, transport.requests)
  }

  @Test func theInstanceSaysIt() async {
    let (region, requests) = await Self.ask([.ok("token"), .ok("eu-north-1")])
    #expect(region == "eu-north-1")
    #expect(requests.last?.url == "http://169.254.169.254/latest/meta-data/placement/region")
    #expect(requests.allSatisfy { $0.isLinkLocal })
  }

  @Test func theProfileSaysWhereToAsk() async {
    let config = "[profile p]\nec2_metadata_service_endpoint = http://127.0.0.1:1338\n"
    let (region, requests) = await Self.ask(
      [.ok("token"), .ok("eu-north-1")], ["AWS_PROFILE": "p"], config: config)
    #expect(region == "eu-north-1")
    #expect(requests.first?.url == "http://127.0.0.1:1338/latest/api/token")
  }

  @Test(
    arguments: [
      [.lost(.timedOut)], [.ok("token"), .ok("<html>")], [.ok("token"), .ok("../x")], [],
    ] as [[ScriptedTransport.Answer]])
  func elsewhereThereIsNone(_ answers: [ScriptedTransport.Answer]) async {
    #expect(await Self.ask(answers).0 == nil)
  }

  @Test func nobodyIsAskedWhenThatIsSwitchedOff() async {
    let (region, requests) = await Self.ask([], ["AWS_EC2_METADATA_DISABLED": "true"])
    #expect(region == nil)
    #expect(requests.isEmpty)
  }

  @Test func aBrokenFileIsLeftToTheConfiguration() async {
    let (region, requests) = await Self.ask([], config: "[default\n")
    #expect(region == nil)
    #expect(requests.isEmpty)
  }
}
