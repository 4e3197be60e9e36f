import AWSClient
import Foundation
import KMSSandbox
import KeyPolicy
import ViewModels

/// The sandbox inside the process of the console.
struct SandboxConnection {
  private let transport: SandboxTransport
  private let readOnly: Bool
  private let finish: @Sendable (inout ServiceConnection) -> Void

  /// - Parameters:
  ///   - finish: Adds what every connection of the console has: clock, log, read-only.
  init(
    environment: [String: String], readOnly: Bool, clock: @escaping @Sendable () -> Date,
    finish: @escaping @Sendable (inout ServiceConnection) -> Void
  ) {
    let extraKeys = Self.extraKeys(environment)
    transport = SandboxTransport(
      making: Task.detached { ExampleAccount.make(now: clock, extraKeys: extraKeys) })
    self.readOnly = readOnly
    self.finish = finish
  }

  /// The example account in a Region; all its keys are in one.
  func connected(region: String?) -> Connected {
    let region = region ?? ExampleAccount.region
    var session = Session(region: region, source: "sandbox", readOnly: readOnly, isSandbox: true)
    session.callerRole = .known(ExampleAccount.callerRoleARN)
    session.knownPolicies = .sandbox
    var service = ServiceConnection(sandbox: transport, region: region)
    finish(&service)
    return Connected(
      session: session, service: service, report: { SignInReport(source: "sandbox") })
  }

  var connector: Connector {
    Connector(
      connect: { place throws(AWSError) in connected(region: place.region) },
      choices: { _ throws(AWSError) in PlaceChoices(regions: KnownRegions.like(ExampleAccount.region)) })
  }

  /// More keys than the example account has, for those who want to see a large account.
  static func extraKeys(_ environment: [String: String]) -> Int {
    environment["KMSCOPE_SANDBOX_EXTRA_KEYS"].flatMap { Int($0) }.map { max(0, min($0, 100_000)) } ?? 0
  }
}
