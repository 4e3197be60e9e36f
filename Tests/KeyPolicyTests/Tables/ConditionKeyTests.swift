import Testing

@testable import KeyPolicy

/// Expected values are from the AWS KMS Developer Guide, "AWS KMS condition keys" and "AWS KMS permissions", and from the IAM User
/// Guide, "AWS global condition context keys".
@Suite("Condition keys")
struct ConditionKeyTests {
  private func key(_ name: String) throws -> ConditionKey {
    try #require(ConditionKey.named(name), "\(name) is in the table")
  }

  @Test("every key is found by its name and written once")
  func names() {
    let names = ConditionKey.all.map { ASCII.lowercased($0.name.utf8) }
    #expect(Set(names).count == names.count)
    for key in ConditionKey.all {
      #expect(ConditionKey.named(key.hasParameter ? key.name + "x" : key.name) == key)
    }
  }

  @Test("every pattern of the operations names an action")
  func operationPatterns() {
    for row in KMSTable.conditionKeys {
      for pattern in row.operations ?? [] {
        #expect(!ActionSet(matching: Array(pattern.utf8)).isEmpty, "\(pattern) of \(row.name)")
      }
    }
  }

  @Test(
    "case does not matter",
    arguments: [
      ("AWS:PRINCIPALARN", "aws:PrincipalArn"), ("kms:viaservice", "kms:ViaService"),
      ("aws:UserName", "aws:username"), ("aws:Referer", "aws:referer"),
      ("KMS:encryptioncontext:aws:logs:arn", "kms:EncryptionContext:"),
      ("aws:principalTAG/Team", "aws:PrincipalTag/"),
      ("kms:RecipientAttestation:PCR8", "kms:RecipientAttestation:"),
      ("kms:EncryptionContextKeys", "kms:EncryptionContextKeys"),
    ])
  func lookup(text: String, name: String) {
    #expect(ConditionKey.named(text)?.name == name)
  }

  @Test(
    "names that are not in the table are nobody's",
    arguments: [
      "", "aws:", "aws:PrincipalTag", "aws:PrincipalTag/", "kms:EncryptionContext", "kms:EncryptionContext:",
      "aws:PrincipalArnX", "kms:Region", "PrincipalArn", "aws:PrincipalArn/x", "s3:prefix", "sts:ExternalId",
      "aws:To\u{212A}enIssueTime", "aws:PrincipalArn\u{301}",
    ])
  func unknownNames(text: String) {
    #expect(ConditionKey.named(text) == nil)
  }

  @Test("a parameter is given back as written")
  func parameters() throws {
    #expect(try key("aws:PrincipalTag/x").parameter(of: "AWS:principaltag/Té/am") == "Té/am")
    #expect(
      try key("kms:EncryptionContext:x").parameter(of: "kms:EncryptionContext:aws:logs:arn") == "aws:logs:arn"
    )
    #expect(try key("aws:PrincipalTag/x").parameter(of: "aws:ResourceTag/x") == nil)
    #expect(try key("kms:ViaService").parameter(of: "kms:ViaService") == nil)
  }

  @Test(
    "a direct PutKeyPolicy request always carries what follows from caller, key and time",
    arguments: [
      "aws:PrincipalArn", "aws:PrincipalAccount", "aws:PrincipalType", "aws:userid", "kms:CallerAccount",
      "aws:PrincipalIsAWSService", "aws:ViaAWSService", "aws:SecureTransport", "aws:RequestedRegion",
      "aws:ResourceAccount", "aws:CurrentTime", "aws:EpochTime", "kms:KeySpec", "kms:KeyUsage",
      "kms:KeyOrigin", "kms:MultiRegion",
    ])
  func known(name: String) throws {
    #expect(try key(name).presence(for: .putKeyPolicy) == .known)
  }

  @Test(
    "a direct PutKeyPolicy request never carries what is for services, or for other operations",
    arguments: [
      "kms:ViaService", "aws:CalledVia", "aws:CalledViaFirst", "aws:CalledViaLast", "aws:CalledViaAWSMCP",
      "kms:BypassPolicyLockoutSafetyCheck", "kms:RequestAlias", "kms:EncryptionContext:x",
      "kms:EncryptionContextKeys", "kms:GrantIsForAWSResource", "kms:GrantOperations", "kms:GranteePrincipal",
      "kms:RecipientAttestation:PCR0", "aws:RequestTag/x", "aws:SourceArn", "aws:SourceAccount",
      "aws:TagKeys", "aws:SourceOrgID", "aws:SourceOrgPaths", "aws:PrincipalServiceName",
      "aws:PrincipalServiceNamesList", "kms:TrailingDaysWithoutKeyUsage", "kms:SigningAlgorithm",
      "kms:ReplicaRegion", "kms:ValidTo", "kms:RotationPeriodInDays",
    ])
  func absent(name: String) throws {
    #expect(try key(name).presence(for: .putKeyPolicy) == .absent)
  }

  @Test(
    "what depends on network, organization, tags or session is unknown",
    arguments: [
      "aws:SourceIp", "aws:SourceVpc", "aws:SourceVpce", "aws:PrincipalOrgID", "aws:PrincipalOrgPaths",
      "aws:PrincipalTag/x", "aws:ResourceTag/x", "kms:ResourceAliases", "aws:MultiFactorAuthPresent",
      "aws:MultiFactorAuthAge", "aws:TokenIssueTime", "aws:SourceIdentity", "aws:UserAgent", "aws:referer",
      "aws:VpcSourceIp", "aws:FederatedProvider", "aws:ResourceOrgID", "aws:ResourceOrgPaths",
      "aws:Ec2InstanceSourceVpc", "aws:Ec2InstanceSourcePrivateIPv4", "aws:AssumedRoot", "aws:SourceVpcArn",
      "aws:VpceOrgID", "lambda:SourceFunctionArn", "aws:username",
    ])
  func unknown(name: String) throws {
    #expect(try key(name).presence(for: .putKeyPolicy) == .unknown)
  }

  @Test(
    "several values",
    arguments: [
      "aws:CalledVia", "aws:PrincipalOrgPaths", "aws:PrincipalServiceNamesList", "aws:ResourceOrgPaths",
      "aws:SourceOrgPaths", "aws:TagKeys", "aws:VpceOrgPaths", "kms:EncryptionContextKeys",
      "kms:GrantOperations", "kms:ResourceAliases",
    ])
  func multivalued(name: String) throws {
    #expect(try key(name).isMultivalued)
  }

  @Test("all other keys have one value")
  func singleValued() {
    #expect(ConditionKey.all.count(where: \.isMultivalued) == 10)
  }

  @Test(
    "types",
    arguments: [
      ("aws:PrincipalArn", ConditionKey.ValueType.arn), ("aws:SourceIp", .ipAddress),
      ("aws:SecureTransport", .bool), ("aws:CurrentTime", .date), ("aws:MultiFactorAuthAge", .numeric),
      ("kms:BypassPolicyLockoutSafetyCheck", .bool), ("kms:ValidTo", .date),
      ("kms:TrailingDaysWithoutKeyUsage", .numeric), ("kms:GranteePrincipal", .string),
      ("kms:EncryptionContext:x", .string), ("kms:RotationPeriodInDays", .numeric),
    ])
  func types(name: String, type: ConditionKey.ValueType) throws {
    #expect(try key(name).type == type)
  }

  @Test(
    "operations",
    arguments: [
      ("kms:TrailingDaysWithoutKeyUsage", ["DisableKey", "ScheduleKeyDeletion"]),
      ("kms:BypassPolicyLockoutSafetyCheck", ["CreateKey", "PutKeyPolicy"]),
      ("kms:GrantIsForAWSResource", ["CreateGrant", "ListGrants", "RevokeGrant"]),
      ("kms:SigningAlgorithm", ["Sign", "Verify"]),
      ("aws:TagKeys", ["CreateKey", "TagResource", "UntagResource"]),
      (
        "kms:EncryptionContext:x",
        [
          "CreateGrant", "Decrypt", "Encrypt", "GenerateDataKey", "GenerateDataKeyPair",
          "GenerateDataKeyPairWithoutPlaintext", "GenerateDataKeyWithoutPlaintext", "ReEncryptFrom",
          "ReEncryptTo", "RetireGrant",
        ]
      ),
    ])
  func operations(name: String, actions: [String]) throws {
    let key = try key(name)
    #expect(key.operations?.actions.map(\.name) == actions)
    #expect(key.presence != .known)
  }

  @Test("a key of some operations is unknown on them and absent on others")
  func presenceByAction() throws {
    let decrypt = try #require(KMSAction.named("Decrypt"))
    #expect(try key("kms:EncryptionContext:x").presence(for: decrypt) == .unknown)
    #expect(try key("kms:RequestAlias").presence(for: decrypt) == .unknown)
    #expect(try key("kms:GrantOperations").presence(for: decrypt) == .absent)
    #expect(try key("kms:ViaService").presence(for: decrypt) == .absent)
  }

  @Test("two keys are for IAM policies alone")
  func identityPoliciesOnly() {
    #expect(
      ConditionKey.all.filter { !$0.isForKeyPolicies }.map(\.name) == [
        "kms:ResourceAliases", "aws:ResourceTag/",
      ])
  }

  @Test(
    "keys of another service's requests are foreign",
    arguments: [
      "s3:prefix", "S3:x-amz-acl", "dynamodb:LeadingKeys", "sns:Protocol", "sqs:x", "rds:DatabaseEngine",
      "iam:PassedToService", "organizations:ServicePrincipal", "secretsmanager:SecretId",
      "cloudformation:StackId",
    ])
  func foreign(name: String) {
    #expect(ConditionKey.isForeign(name))
  }

  @Test(
    "keys of KMS, global keys, those that travel with sessions and mere words are not",
    arguments: [
      "kms:ViaService", "kms:Unheard", "aws:PrincipalArn", "aws:Unheard", "sts:ExternalId", "saml:aud",
      "ec2:SourceInstanceArn", "lambda:SourceFunctionArn", "ssm:SourceInstanceArn", "glue:RoleAssumedBy",
      "codebuild:BuildArn", "cognito-identity.amazonaws.com:sub", "accounts.google.com:aud",
      "token.actions.githubusercontent.com:sub", "identitystore:UserId", "s3", "", ":", ":s3",
    ])
  func notForeign(name: String) {
    #expect(!ConditionKey.isForeign(name))
  }

  @Test("no prefix is both foreign and in the table")
  func foreignPrefixes() {
    for key in ConditionKey.all { #expect(!ConditionKey.isForeign(key.name)) }
    #expect(
      KMSTable.foreignPrefixes.map { ASCII.lowercased($0.utf8) }
        == KMSTable.foreignPrefixes.map { Array($0.utf8) })
  }
}
