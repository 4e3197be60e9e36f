import Testing

@testable import AWSClient

/// Answers with members of wrong types or broken bytes are read or refused, and nothing else happens.
@Suite struct HostileAnswerTests {
  static let wrongValues: [JSONValue] = [
    .null, .bool(true), .number("-1e400"), .number("99999999999999999999999"), .string(""), .string("\u{0}é"),
    .array([]), .array([.null, .array([])]), .object([]), .object([.init("", .null)]),
  ]

  /// Every variant of a value with one member of it, at any depth, replaced.
  static func variants(_ value: JSONValue) -> [JSONValue] {
    switch value {
    case .object(let members):
      members.indices.flatMap { index in
        (wrongValues + variants(members[index].value)).map { replacement in
          var changed = members
          changed[index].value = replacement
          return .object(changed)
        }
      }
    case .array(let elements):
      elements.indices.prefix(1).flatMap { index in
        (wrongValues + variants(elements[index])).map { replacement in
          var changed = elements
          changed[index] = replacement
          return .array(changed)
        }
      }
    default: []
    }
  }

  @Test(arguments: KMSModelTests.model.members.map(\.name))
  func membersOfWrongTypesDoNoHarm(_ operation: String) async throws {
    let call = try #require(KMSOperationTable.all[operation])
    let output = ModelShape.structure(KMSModelTests.model[operation]?["output"] ?? .object([]))
    for variant in Self.variants(output) {
      let error = await TestClient.failure { () throws(AWSError) in
        try await call(TestClient.kms(ScriptedTransport([.ok(variant.text)])), .object([]))
      }
      #expect(error == nil || error?.kind == .unreadableAnswer)
    }
  }

  /// A fixed sequence that looks random (Knuth's MMIX numbers).
  struct Sequence: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state
    }
  }

  @Test(arguments: KMSModelTests.model.members.map(\.name) + ["iam"])
  func brokenBytesDoNoHarm(_ operation: String) async throws {
    var random = Sequence(state: UInt64(operation.utf8.count))
    let output = ModelShape.structure(KMSModelTests.model[operation]?["output"] ?? .object([]))
    let xml =
      "<GetUserResponse><GetUserResult><User><Arn>a&amp;b</Arn></User></GetUserResult></GetUserResponse>"
    let whole = Array((operation == "iam" ? xml : output.text).utf8)
    for _ in 0..<50 {
      var bytes = whole
      for _ in 0...Int.random(in: 0..<4, using: &random) {
        guard !bytes.isEmpty else { break }
        let index = Int.random(in: bytes.indices, using: &random)
        if Bool.random(using: &random) {
          bytes[index] = UInt8.random(in: 0...255, using: &random)
        } else {
          bytes.remove(at: index)
        }
      }
      let answer = ScriptedTransport.Answer.success(HTTPResponse(status: 200, headers: [], body: bytes))
      let connection = TestClient.connection(ScriptedTransport([answer]))
      let error = await TestClient.failure { () throws(AWSError) in
        if let call = KMSOperationTable.all[operation] {
          _ = try await call(KMSClient(connection), .object([]))
        } else {
          _ = try await IAMClient(connection).getUser()
        }
      }
      #expect(error == nil || error?.kind == .unreadableAnswer)
    }
  }
}
