import KeyPolicy

/// What one input asks: its first four bytes choose who asks, with what beside the key policy, in which context and for which action;
/// the rest is the policy's text.
///
/// Any bytes choose something; the digits in `Corpus` are there to be read.
struct Question {
  let text: [UInt8]
  let request: AccessRequest
  let action: String

  private static let key = KeyFacts(
    arn: "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    keySpec: "SYMMETRIC_DEFAULT", keyUsage: "ENCRYPT_DECRYPT", origin: "AWS_KMS")
  private static let callers = [
    Caller(arn: "arn:aws:iam::111122223333:user/Alice"),
    Caller(arn: "arn:aws:iam::111122223333:root"),
    Caller(
      arn: "arn:aws:sts::111122223333:assumed-role/Admin/jdoe",
      role: .known("arn:aws:iam::111122223333:role/Admin")),
    Caller(arn: "arn:aws:sts::111122223333:assumed-role/Admin/jdoe"),
    Caller(arn: "arn:aws:sts::111122223333:federated-user/Alice"),
    Caller(arn: "arn:aws:iam::444455556666:user/Zed"),
    Caller(arn: "arn:aws:iam::111122223333:user/ops/Alice"),
    Caller(arn: "arn:aws-cn:iam::111122223333:user/Alice"),
    Caller(arn: "é"),
  ]
  private static let actions = [
    "kms:PutKeyPolicy", "kms:Decrypt", "kms:EnableKeyRotation", "kms:CreateGrant", "kms:GetKeyPolicy",
    "kms:ListKeys",
  ]

  init?(_ input: [UInt8]) {
    guard input.count > 4 else { return nil }
    let choices = input.prefix(4).map { Int($0 &- UInt8(ascii: "0")) }
    text = Array(input.dropFirst(4))
    action = Self.actions[choices[3] % Self.actions.count]
    var request = AccessRequest(
      caller: Self.callers[choices[0] % Self.callers.count], key: Self.key, time: 1_780_315_200)
    Self.choose(choices[1] % 10, text, &request)
    request.context = Self.context(choices[2] % 8)
    self.request = request
  }

  /// What stands beside the key policy: nothing read, nothing there, or the same text in another place.
  private static func choose(_ choice: Int, _ text: [UInt8], _ request: inout AccessRequest) {
    request.layers = .none
    func layer(_ kind: PolicyKind) -> PolicyLayer {
      PolicyDocument.parse(text, kind: kind).document.map { .documents([$0]) } ?? .unknown
    }
    switch choice {
    case 0: request.identityPolicies = .allowsEverything
    case 1: request.layers = PolicyLayers()
    case 2: request.identityPolicies = .grantsNothing
    case 3:
      if let document = PolicyDocument.parse(text, kind: .identityPolicy).document {
        request.identityPolicies = .documents([document])
      }
    case 4:
      request.layers.permissionsBoundary = .unknown
      request.layers.sessionPolicy = .unknown
    case 5: request.layers.permissionsBoundary = layer(.identityPolicy)
    case 6: request.layers.sessionPolicy = layer(.identityPolicy)
    case 7: request.layers.serviceControlPolicies = layer(.identityPolicy)
    case 8: request.layers.resourceControlPolicies = layer(.resourcePolicy)
    default: request.layers.vpcEndpointPolicy = layer(.resourcePolicy)
    }
  }

  private static func context(_ choice: Int) -> RequestContext {
    var context = RequestContext()
    switch choice {
    case 1:
      context.set("aws:SourceIp", to: "203.0.113.7")
      context.set("aws:MultiFactorAuthPresent", to: "true")
      context.set("aws:PrincipalTag/team", to: "sec")
    case 2:
      context.setAbsent("aws:SourceIp")
      context.setAbsent("aws:MultiFactorAuthPresent")
      context.setAbsent("aws:PrincipalTag/team")
    case 3:
      context.set("aws:SourceIp", to: "2001:db8::1")
      context.set("aws:PrincipalOrgPaths", toList: ["o-a/r-b/ou-c/"])
      context.set("kms:ViaService", to: "s3.us-east-1.amazonaws.com")
    case 4:
      context.set("aws:TagKeys", toList: ["team", "env"])
      context.set("aws:PrincipalTag/team", to: "*")
      context.set("aws:SourceIp", to: "::ffff:1.2.3.4")
    case 5:
      context.set("aws:PrincipalTag/team", to: "${aws:username}")
      context.set("aws:username", to: "Σ\u{0301}ÉA")
      context.set("aws:MultiFactorAuthAge", to: "99999999999999999999999999e9999999999")
    case 6:
      context.set("aws:PrincipalArn", to: "not an ARN")
      context.set("aws:CurrentTime", to: "292277026596-12-04T15:30:08Z")
      context.set("aws:EpochTime", to: "-9223372036854775808")
    default: break
    }
    return context
  }
}
