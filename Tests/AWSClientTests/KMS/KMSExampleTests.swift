import Testing

@testable import AWSClient

/// The requests and answers of AWS's documentation; see Data/kms-examples-botocore/SOURCE.md.
@Suite struct KMSExampleTests {
  struct Example: Sendable, CustomTestStringConvertible {
    var operation: String
    var number: Int
    var input: JSONValue
    var output: JSONValue?
    var testDescription: String { "\(operation) \(number)" }
  }

  static let all = TestData.json("kms-examples-botocore/kms-examples-1.json")["examples"]?.members ?? []

  static let examples: [Example] = all.flatMap { operation -> [Example] in
    let shapes = KMSModelTests.model[operation.name]
    return (operation.value.array ?? []).enumerated().map { number, value in
      Example(
        operation: operation.name, number: number,
        input: ModelShape.wire(members: value["input"] ?? .object([]), shapes?["input"]),
        output: value["output"].map { ModelShape.wire(members: $0, shapes?["output"]) })
    }
  }

  @Test func theExamplesAreHere() {
    #expect(Self.examples.count == 61)
    #expect(Set(Self.examples.map(\.operation)).count == 49)
  }

  /// Says `Truncated` and gives no marker: read as an end, the rest of a list would be lost in silence.
  static func isCutShort(_ example: Example) -> Bool {
    example.output?["Truncated"]?.bool == true && example.output?["NextMarker"] == nil
  }

  @Test(arguments: examples.filter(isCutShort)) func anExampleThatIsCutShortIsAnError(_ example: Example)
    async throws
  {
    #expect(example.testDescription == "ListGrants 0")
    let call = try #require(KMSOperationTable.all[example.operation])
    let transport = ScriptedTransport([.ok(example.output?.text ?? "")])
    let error = await TestClient.failure { () throws(AWSError) in
      try await call(TestClient.kms(transport), example.input)
    }
    #expect(error?.message.contains("lacks NextMarker") == true)
    let sent = try JSONReader.read(Array(try #require(transport.bodies.first).utf8))
    #expect(sent.without(["Limit"]).normalized == example.input.normalized)
  }

  @Test(arguments: examples.filter { !isCutShort($0) })
  func theExampleIsSentAndReadAsDocumented(_ example: Example) async throws {
    let call = try #require(KMSOperationTable.all[example.operation])
    let transport = ScriptedTransport([.ok(example.output?.text ?? "")])
    let read = try await call(TestClient.kms(transport), example.input)
    let sent = try JSONReader.read(Array(try #require(transport.bodies.first).utf8))
    // The examples leave the length of pages to KMS; we ask for the most.
    #expect(sent.without(["Limit"]).normalized == example.input.normalized)
    let expected = KMSModelTests.expected(example.output ?? .object([]), example.operation)
    #expect(Self.comparable(.object(read.members)) == Self.comparable(expected))
  }

  /// Without what our types add or drop where nothing was said: empty lists and texts, false, and the end of a list.
  static func comparable(_ value: JSONValue) -> JSONValue {
    switch value {
    case .object(let members):
      let said = members.map { JSONValue.Member($0.name, comparable($0.value)) }.filter {
        ![.bool(false), .array([]), .string(""), .object([]), .null].contains($0.value)
      }
      return JSONValue.object(said).normalized
    case .array(let elements): return .array(elements.map(comparable))
    default: return value.normalized
    }
  }
}
