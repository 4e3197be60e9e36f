import AWSClient
import Testing

@testable import KMSSandbox

/// Errors word for word.
///
/// Sources: [R] recorded on AWS by the test suites of localstack/localstack (commit 8b9a79f0, `test_kms.snapshot.json`) and
/// radkawar/stackd (commit 9dc356f5, `testdata/aws/kms`); [O] an AWS answer quoted by a user, with its address; [M] built after the
/// pattern of recorded validation texts from the limits of the service model in botocore 1.43.
struct ErrorTextTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var source: String
    var operation: String
    /// `K` in quotes stands for the id of a plain key.
    var body: String
    var outcome: String
    var testDescription: String { "\(operation) \(body.prefix(60))" }

    init(_ source: String, _ operation: String, _ body: String, _ outcome: String) {
      self.source = source
      self.operation = operation
      self.body = body
      self.outcome = outcome
    }
  }

  static let missing = "1234abcd-12ab-34cd-56ef-1234567890ab"
  static let validation = "ValidationException: 1 validation error detected: "

  static let cases = [
    // Naming a key.
    Case(
      "R", "DescribeKey", #"{"KeyId":"\#(missing)"}"#,
      "NotFoundException: Key 'arn:aws:kms:eu-west-1:111122223333:key/\(missing)' does not exist"),
    Case("R", "DescribeKey", #"{"KeyId":"fake-key-id"}"#, "NotFoundException: Invalid keyId 'fake-key-id'"),
    Case(
      "R", "DescribeKey", #"{"KeyId":"134f2428cec14b25a1ae9048164dba47"}"#,
      "NotFoundException: Invalid keyId '134f2428cec14b25a1ae9048164dba47'"),
    Case(
      "R", "DescribeKey", #"{"KeyId":"mrk-fake-key-id"}"#,
      "NotFoundException: Invalid keyId 'mrk-fake-key-id'"),
    Case(
      "R", "DescribeKey", #"{"KeyId":"arn:aws:kms:us-west-2:111122223333:key/\#(missing)"}"#,
      "NotFoundException: Invalid arn us-west-2"),
    Case(
      "R", "DescribeKey", #"{"KeyId":"alias/nothing"}"#,
      "NotFoundException: Alias arn:aws:kms:eu-west-1:111122223333:alias/nothing is not found."),
    Case(
      "R", "GetKeyRotationStatus", #"{"KeyId":"alias/plain"}"#,
      "InvalidArnException: Key Aliases are not supported for this operation."),
    Case(
      "R", "GetKeyPolicy", #"{"KeyId":"arn:aws:kms:eu-west-1:111122223333:alias/plain"}"#,
      "InvalidArnException: Key Aliases are not supported for this operation."),
    // Members of the request.
    Case(
      "M", "DescribeKey", "{}",
      validation + "Value null at 'keyId' failed to satisfy constraint: Member must not be null"),
    Case(
      "M", "PutKeyPolicy", "{}",
      "ValidationException: 2 validation errors detected: Value null at 'policy' failed to satisfy constraint: "
        + "Member must not be null; Value null at 'keyId' failed to satisfy constraint: Member must not be null"
    ),
    Case(
      "M", "ListKeys", #"{"Limit":1001}"#,
      validation
        + "Value '1001' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 1000"
    ),
    Case(
      "M", "ListAliases", #"{"Limit":0}"#,
      validation
        + "Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1"
    ),
    Case(
      "R", "EnableKeyRotation", #"{"KeyId":"K","RotationPeriodInDays":2561}"#,
      validation
        + "Value '2561' at 'rotationPeriodInDays' failed to satisfy constraint: Member must have value less "
        + "than or equal to 2560"),
    Case("R", "ListKeys", #"{"Marker":"made-up"}"#, "InvalidMarkerException: "),
    // Deletion. [O] https://github.com/Skyscanner/kms-issuer/issues/8
    Case(
      "O", "ScheduleKeyDeletion", #"{"KeyId":"K","PendingWindowInDays":6}"#,
      "ValidationException: PendingWindowInDays must be between 7 and 30"),
    Case(
      "O", "ScheduleKeyDeletion", #"{"KeyId":"K","PendingWindowInDays":31}"#,
      "ValidationException: PendingWindowInDays must be between 7 and 30"),
    // Aliases.
    Case(
      "R", "CreateAlias", #"{"AliasName":"plain2","TargetKeyId":"K"}"#,
      "ValidationException: Alias must start with the prefix \"alias/\". Please see "
        + "https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html"),
    // Tags.
    Case(
      "R", "TagResource",
      #"{"KeyId":"K","Tags":[{"TagKey":"a","TagValue":"1"},{"TagKey":"a","TagValue":"2"}]}"#,
      "TagException: Duplicate tag keys"),
    Case(
      "R", "TagResource", #"{"KeyId":"K","Tags":[{"TagKey":"aws:x","TagValue":"1"}]}"#,
      "TagException: Tags beginning with aws: are reserved"),
    Case(
      "R", "TagResource", #"{"KeyId":"K","Tags":[{"TagKey":"AWS:x","TagValue":"1"}]}"#,
      "TagException: Tags beginning with aws: are reserved"),
    Case(
      "R", "TagResource",
      #"{"KeyId":"K","Tags":[{"TagKey":"\#(String(repeating: "a", count: 129))","TagValue":"1"}]}"#,
      validation
        + "Value '\(String(repeating: "a", count: 129))' at 'tags.1.member.tagKey' failed to satisfy "
        + "constraint: Member must have length less than or equal to 128"),
    Case(
      "R", "TagResource",
      #"{"KeyId":"K","Tags":[{"TagKey":"a","TagValue":"\#(String(repeating: "v", count: 257))"}]}"#,
      validation
        + "Value '\(String(repeating: "v", count: 257))' at 'tags.1.member.tagValue' failed to satisfy "
        + "constraint: Member must have length less than or equal to 256"),
    // Creating keys.
    Case(
      "R", "CreateKey", #"{"KeySpec":"HMAC_256"}"#,
      "ValidationException: You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys."
    ),
    Case(
      "R", "CreateKey", #"{"KeySpec":"RSA_2048","KeyUsage":"KEY_AGREEMENT"}"#,
      "ValidationException: KeyUsage KEY_AGREEMENT is not compatible with KeySpec RSA_2048"),
    Case(
      "R", "CreateKey", #"{"KeySpec":"HMAC_224","KeyUsage":"ENCRYPT_DECRYPT"}"#,
      "ValidationException: KeyUsage ENCRYPT_DECRYPT is not compatible with KeySpec HMAC_224"),
    // Rotation of what cannot rotate.
    Case("R", "EnableKeyRotation", #"{"KeyId":"H"}"#, "UnsupportedOperationException: "),
    Case("R", "DisableKeyRotation", #"{"KeyId":"H"}"#, "ok"),
    // A policy that is not there, in the words of GetKeyPolicy.
    Case(
      "O", "GetKeyPolicy", #"{"KeyId":"K","PolicyName":"other"}"#, "NotFoundException: No such policy exists"),
  ]

  @Test("AWS's words", arguments: cases)
  func text(_ one: Case) async throws {
    var plain = ""
    var mac = ""
    let caller = SandboxCaller { builder in
      plain = builder.key(["plain"], age: 3)
      mac = builder.key(["mac"], spec: "HMAC_256", usage: "GENERATE_VERIFY_MAC", age: 3)
    }
    let body = one.body.replacing(#""K""#, with: "\"\(plain)\"").replacing(#""H""#, with: "\"\(mac)\"")
    #expect(try await caller.call(one.operation, json: body).outcome == one.outcome)
  }

  @Test("More than fifty tags are too many, in one call and over several")
  func tooManyTags() async throws {
    func tags(_ range: Range<Int>) -> JSONValue.Member {
      let tags = range.map { number in
        JSONValue.object([
          JSONValue.Member("TagKey", .string("k\(number)")), JSONValue.Member("TagValue", .string("")),
        ])
      }
      return JSONValue.Member("Tags", .array(tags))
    }
    let caller = SandboxCaller()
    #expect(try await caller.call("CreateKey", [tags(0..<51)]).outcome == "TagException: Too many tags")
    let created = try await caller.call("CreateKey", [tags(0..<50)])
    let keyID = try #require(created.body?["KeyMetadata"]?["KeyId"]?.string)
    let more = try await caller.call("TagResource", key: keyID, [tags(49..<51)])
    #expect(more.outcome == "TagException: Too many tags")
  }

  @Test("An alias that exists cannot be made again")
  func aliasExists() async throws {
    let caller = SandboxCaller()
    let reply = try await caller.call(
      "CreateAlias",
      [
        JSONValue.Member("AliasName", .string("alias/payments/ledger")),
        JSONValue.Member("TargetKeyId", .string(try await caller.id("payments/cards"))),
      ])
    #expect(
      reply.outcome
        == "AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/Admin/sandbox is not "
        + "authorized to perform: kms:CreateAlias on resource: \(try await caller.arn("payments/cards")) because no "
        + "resource-based policy allows the kms:CreateAlias action")
    let again = try await caller.call(
      "CreateAlias",
      [
        JSONValue.Member("AliasName", .string("alias/payments/ledger")),
        JSONValue.Member("TargetKeyId", .string(try await caller.id("platform/logs"))),
      ])
    #expect(
      again.outcome == "AlreadyExistsException: An alias with the name "
        + "arn:aws:kms:eu-west-1:111122223333:alias/payments/ledger already exists")
  }
}
