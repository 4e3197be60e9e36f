import Testing

@testable import AWSClient

/// Our operations of IAM against the shapes of AWS's model, its examples and recorded answers.
@Suite struct IAMModelTests {
  static let model = TestData.json("service-models-botocore/iam.json")

  @Test func everyOperationIsThere() {
    #expect(Self.model.members.count == 16)
    #expect(Set(Self.model.members.map(\.name)) == Set(IAMOperationTable.all.keys))
    let reads = Set(Self.model.members.map { "iam:" + $0.name })
    #expect(reads == OperationRules.reads.filter { $0.hasPrefix("iam:") })
  }

  @Test(arguments: model.members.map(\.name)) func allMembersGoOutAndComeIn(_ operation: String) async throws
  {
    let shapes = try #require(Self.model[operation])
    let input = ModelShape.structure(shapes["input"] ?? .object([])).without(IAMOperationTable.notSent)
    let output = ModelShape.structure(shapes["output"] ?? .object([])).without(["IsTruncated", "Marker"])
    let (form, read) = try await Self.ask(operation, input, output)
    #expect(form == Self.form(operation, input))
    #expect(read.normalized == Self.expected(output, input).normalized)
  }

  /// The form that was sent and what was read from the answer.
  static func ask(
    _ operation: String, _ input: JSONValue, _ output: JSONValue
  ) async throws -> (form: [String], read: JSONValue) {
    let call = try #require(IAMOperationTable.all[operation])
    let answer = XMLAnswer.answer(operation, output, model[operation]?["output"])
    let transport = ScriptedTransport([answer])
    let read = try await call(IAMClient(TestClient.connection(transport)), input)
    let pairs = try #require(transport.bodies.first).split(separator: "&").map { pair in
      String(decoding: PercentEncoding.decode(pair.utf8), as: UTF8.self)
    }
    return (pairs.sorted(), .object(read.members))
  }

  static func form(_ operation: String, _ input: JSONValue) -> [String] {
    let input = input.without(["MaxItems"])
    let isList = model[operation]?["input"]?["MaxItems"] != nil
    return
      (["Action=\(operation)", "Version=2010-05-08"] + (isList ? ["MaxItems=1000"] : [])
      + flattened("", input)).sorted()
  }

  private static func flattened(_ name: String, _ value: JSONValue) -> [String] {
    switch value {
    case .object(let members):
      members.flatMap { flattened(name.isEmpty ? $0.name : "\(name).\($0.name)", $0.value) }
    case .array(let elements):
      elements.enumerated().flatMap { flattened("\(name).member.\($0 + 1)", $1) }
    default: ["\(name)=\(value.string ?? value.text)"]
    }
  }

  /// What our types keep of an answer, with times as the answers of these tests have them.
  static func expected(_ output: JSONValue, _ input: JSONValue) -> JSONValue {
    var kept = pruned(output, "")
    // Our operations give the text of an inline policy alone; the rest repeats the question.
    if kept["PolicyDocument"] != nil {
      kept = .object(
        kept.members.map { $0.name == "PolicyDocument" ? $0 : .init($0.name, input[$0.name] ?? .null) })
    }
    return kept
  }

  private static func pruned(_ value: JSONValue, _ name: String) -> JSONValue {
    switch value {
    case .object(let members):
      .object(
        members.filter { IAMOperationTable.leftOut[name]?.contains($0.name) != true }.map { member in
          .init(
            member.name,
            member.name.hasSuffix("Date") ? .number("1790000000") : pruned(member.value, member.name))
        })
    case .array(let elements): .array(elements.map { pruned($0, name) })
    default: value
    }
  }

  static let examples: [(operation: String, input: JSONValue, output: JSONValue)] =
    (TestData.json("kms-examples-botocore/iam-examples-1.json")["examples"]?.members ?? []).filter {
      model[$0.name] != nil
    }.flatMap { operation in
      (operation.value.array ?? []).map {
        (operation.name, $0["input"] ?? .object([]), $0["output"] ?? .object([]))
      }
    }

  @Test func theExamplesOfOurOperationsAreSentAndRead() async throws {
    #expect(
      Self.examples.map(\.operation).sorted() == [
        "GetRole", "GetUser", "ListAccountAliases", "ListGroupPolicies", "ListGroupsForUser",
      ])
    for (operation, input, output) in Self.examples {
      let (form, read) = try await Self.ask(operation, input, output)
      #expect(form == Self.form(operation, input))
      #expect(read.normalized == Self.expected(output, input).normalized)
    }
  }

  /// Recorded answers of operations we call, by what stands in them.
  static let recorded: [(operation: String, output: JSONValue)] =
    TestData.json("aws-recorded-localstack/iam/test_iam.snapshot.json").members.flatMap { test in
      (test.value["recorded-content"]?.members ?? []).compactMap { member in
        let output = member.value.without(["ResponseMetadata"])
        guard member.value["Error"] == nil, let operation = operation(output) else { return nil }
        return (operation, wire(output, model[operation]?["output"]))
      }
    }

  private static func operation(_ output: JSONValue) -> String? {
    switch Set(output.members.map(\.name)) {
    case ["Role"]: "GetRole"
    case ["User"]: "GetUser"
    case ["PolicyNames", "IsTruncated"]: "ListRolePolicies"
    case ["AttachedPolicies", "IsTruncated"]: "ListAttachedRolePolicies"
    case ["EvaluationResults", "IsTruncated"]: "SimulatePrincipalPolicy"
    case ["PolicyDocument", "PolicyName", "RoleName"]: "GetRolePolicy"
    case ["PolicyDocument", "PolicyName", "UserName"]: "GetUserPolicy"
    case ["PolicyDocument", "PolicyName", "GroupName"]: "GetGroupPolicy"
    default: nil
    }
  }

  /// The recordings hold policies taken apart; they travel as text.
  private static func wire(_ output: JSONValue, _ shapes: JSONValue?) -> JSONValue {
    ModelShape.wire(members: output, shapes).without(["IsTruncated"])
  }

  @Test func recordedAnswersAreReadWhole() async throws {
    #expect(Self.recorded.count == 247)
    for (operation, output) in Self.recorded {
      let input = output.without(["PolicyDocument"])
      let (_, read) = try await Self.ask(operation, input, output)
      #expect(
        KMSExampleTests.comparable(read) == KMSExampleTests.comparable(Self.expected(output, input)))
    }
  }
}
