/// The facts about the `kms` namespace that the engine rests on, and their only copy.
///
/// Sources, as of autumn 2026:
/// - Service Authorization Reference, "Actions, resources, and condition keys for AWS Key Management Service": names, access levels
///   and types;
/// - AWS KMS Developer Guide, "AWS KMS permissions": policy type, cross-account use and condition keys of each operation;
/// - AWS KMS Developer Guide, "AWS KMS condition keys": where a key may be used;
/// - IAM User Guide, "AWS global condition context keys": global keys, those that services pass on in sessions, and when a request
///   carries them.
enum KMSTable {
  /// The actions, in alphabetical order.
  static let actions: [KMSActionRow] = [
    KMSActionRow("CancelKeyDeletion", .write, .key, .own),
    KMSActionRow("ConnectCustomKeyStore", .write, .iam, .own),
    KMSActionRow("CreateAlias", .write, .key, .own),
    KMSActionRow("CreateCustomKeyStore", .write, .iam, .own),
    KMSActionRow("CreateGrant", .permissionsManagement, .key, .any),
    KMSActionRow("CreateKey", .write, .iam, .own),
    KMSActionRow("Decrypt", .write, .key, .any),
    KMSActionRow("DeleteAlias", .write, .key, .own),
    KMSActionRow("DeleteCustomKeyStore", .write, .iam, .own),
    KMSActionRow("DeleteImportedKeyMaterial", .write, .key, .own),
    KMSActionRow("DeriveSharedSecret", .write, .key, .any),
    KMSActionRow("DescribeCustomKeyStores", .read, .iam, .own),
    KMSActionRow("DescribeKey", .read, .key, .any),
    KMSActionRow("DisableKey", .write, .key, .own),
    KMSActionRow("DisableKeyRotation", .write, .key, .own),
    KMSActionRow("DisconnectCustomKeyStore", .write, .iam, .own),
    KMSActionRow("EnableKey", .write, .key, .own),
    KMSActionRow("EnableKeyRotation", .write, .key, .own),
    KMSActionRow("Encrypt", .write, .key, .any),
    KMSActionRow("GenerateDataKey", .write, .key, .any),
    KMSActionRow("GenerateDataKeyPair", .write, .key, .any),
    KMSActionRow("GenerateDataKeyPairWithoutPlaintext", .write, .key, .any),
    KMSActionRow("GenerateDataKeyWithoutPlaintext", .write, .key, .any),
    KMSActionRow("GenerateMac", .write, .key, .any),
    KMSActionRow("GenerateRandom", .write, .iam, .own),
    KMSActionRow("GetKeyLastUsage", .read, .key, .own),
    KMSActionRow("GetKeyPolicy", .read, .key, .own),
    KMSActionRow("GetKeyRotationStatus", .read, .key, .any),
    KMSActionRow("GetParametersForImport", .read, .key, .own),
    KMSActionRow("GetPublicKey", .read, .key, .any),
    KMSActionRow("ImportKeyMaterial", .write, .key, .own),
    KMSActionRow("ListAliases", .list, .iam, .own),
    KMSActionRow("ListGrants", .list, .key, .any),
    KMSActionRow("ListKeyPolicies", .list, .key, .own),
    KMSActionRow("ListKeyRotations", .list, .key, .own),
    KMSActionRow("ListKeys", .list, .iam, .own),
    KMSActionRow("ListResourceTags", .list, .key, .own),
    KMSActionRow("ListRetirableGrants", .list, .iam, .own),
    KMSActionRow("PutKeyPolicy", .permissionsManagement, .key, .own),
    KMSActionRow("ReEncryptFrom", .write, .key, .any),
    KMSActionRow("ReEncryptTo", .write, .key, .any),
    KMSActionRow("ReplicateKey", .write, .key, .own),
    KMSActionRow("RetireGrant", .permissionsManagement, .key, .any),
    KMSActionRow("RevokeGrant", .permissionsManagement, .key, .any),
    KMSActionRow("RotateKeyOnDemand", .write, .key, .own),
    KMSActionRow("ScheduleKeyDeletion", .write, .key, .own),
    KMSActionRow("Sign", .write, .key, .any),
    KMSActionRow("SynchronizeMultiRegionKey", .write, .key, .own),
    KMSActionRow("TagResource", .tagging, .key, .own),
    KMSActionRow("UntagResource", .tagging, .key, .own),
    KMSActionRow("UpdateAlias", .write, .key, .own),
    KMSActionRow("UpdateCustomKeyStore", .write, .iam, .own),
    KMSActionRow("UpdateKeyDescription", .write, .key, .own),
    KMSActionRow("UpdatePrimaryRegion", .write, .key, .own),
    KMSActionRow("Verify", .write, .key, .any),
    KMSActionRow("VerifyMac", .write, .key, .any),
  ]

  /// The condition keys: those of KMS, the global ones, and those that other services put into sessions.
  static let conditionKeys: [ConditionKeyRow] = kmsKeys + globalKeys + sessionKeys

  /// Operations with an encryption algorithm, and for symmetric keys with an encryption context.
  private static let encryptionOperations = ["Encrypt", "Decrypt", "ReEncrypt*", "GenerateDataKey*"]
  private static let signingAndMacOperations = ["Sign", "Verify", "GenerateMac", "VerifyMac"]

  private static let kmsKeys: [ConditionKeyRow] = [
    ConditionKeyRow(
      "kms:BypassPolicyLockoutSafetyCheck", .bool, .one, .absent, ["CreateKey", "PutKeyPolicy"]),
    ConditionKeyRow("kms:CallerAccount", .string, .one, .known),
    ConditionKeyRow("kms:CustomerMasterKeySpec", .string, .one, .unknown),
    ConditionKeyRow("kms:CustomerMasterKeyUsage", .string, .one, .unknown),
    ConditionKeyRow("kms:DataKeyPairSpec", .string, .one, .unknown, ["GenerateDataKeyPair*"]),
    ConditionKeyRow("kms:EncryptionAlgorithm", .string, .one, .unknown, encryptionOperations),
    ConditionKeyRow(
      "kms:EncryptionContext:", .string, .one, .unknown,
      encryptionOperations + ["CreateGrant", "RetireGrant"]),
    ConditionKeyRow(
      "kms:EncryptionContextKeys", .string, .many, .unknown,
      encryptionOperations + ["CreateGrant", "RetireGrant"]),
    ConditionKeyRow("kms:ExpirationModel", .string, .one, .unknown, ["ImportKeyMaterial"]),
    ConditionKeyRow("kms:GrantConstraintSourceArn", .arn, .one, .unknown, ["CreateGrant"]),
    ConditionKeyRow("kms:GrantConstraintType", .string, .one, .unknown, ["CreateGrant", "RetireGrant"]),
    ConditionKeyRow("kms:GranteePrincipal", .string, .one, .unknown, ["CreateGrant"]),
    ConditionKeyRow("kms:GranteeServicePrincipal", .string, .one, .unknown, ["CreateGrant"]),
    ConditionKeyRow(
      "kms:GrantIsForAWSResource", .bool, .one, .unknown, ["CreateGrant", "ListGrants", "RevokeGrant"]),
    ConditionKeyRow("kms:GrantOperations", .string, .many, .unknown, ["CreateGrant"]),
    ConditionKeyRow("kms:KeyAgreementAlgorithm", .string, .one, .unknown, ["DeriveSharedSecret"]),
    ConditionKeyRow("kms:KeyOrigin", .string, .one, .known),
    ConditionKeyRow("kms:KeySpec", .string, .one, .known),
    ConditionKeyRow("kms:KeyUsage", .string, .one, .known),
    ConditionKeyRow("kms:MacAlgorithm", .string, .one, .unknown, ["GenerateMac", "VerifyMac"]),
    ConditionKeyRow("kms:MessageType", .string, .one, .unknown, ["Sign", "Verify"]),
    ConditionKeyRow("kms:MultiRegion", .bool, .one, .known),
    ConditionKeyRow("kms:MultiRegionKeyType", .string, .one, .unknown),
    ConditionKeyRow("kms:PrimaryRegion", .string, .one, .unknown, ["UpdatePrimaryRegion"]),
    ConditionKeyRow(
      "kms:RecipientAttestation:", .string, .one, .unknown,
      ["Decrypt", "DeriveSharedSecret", "GenerateDataKey", "GenerateDataKeyPair", "GenerateRandom"]),
    ConditionKeyRow("kms:ReEncryptOnSameKey", .bool, .one, .unknown, ["ReEncrypt*"]),
    ConditionKeyRow("kms:ReplicaRegion", .string, .one, .unknown, ["ReplicateKey"]),
    ConditionKeyRow(
      "kms:RequestAlias", .string, .one, .unknown,
      encryptionOperations + signingAndMacOperations + ["DeriveSharedSecret", "DescribeKey", "GetPublicKey"]),
    ConditionKeyRow("kms:ResourceAliases", .string, .many, .unknown, nil, .identityPoliciesOnly),
    ConditionKeyRow("kms:RetiringPrincipal", .string, .one, .unknown, ["CreateGrant"]),
    ConditionKeyRow("kms:RetiringServicePrincipal", .string, .one, .unknown, ["CreateGrant"]),
    ConditionKeyRow("kms:RotationPeriodInDays", .numeric, .one, .unknown, ["EnableKeyRotation"]),
    ConditionKeyRow(
      "kms:ScheduleKeyDeletionPendingWindowInDays", .numeric, .one, .unknown, ["ScheduleKeyDeletion"]),
    ConditionKeyRow("kms:SigningAlgorithm", .string, .one, .unknown, ["Sign", "Verify"]),
    ConditionKeyRow(
      "kms:TrailingDaysWithoutKeyUsage", .numeric, .one, .unknown, ["DisableKey", "ScheduleKeyDeletion"]),
    ConditionKeyRow("kms:ValidTo", .date, .one, .unknown, ["ImportKeyMaterial"]),
    ConditionKeyRow("kms:ViaService", .string, .one, .absent),
    ConditionKeyRow("kms:WrappingAlgorithm", .string, .one, .unknown, ["GetParametersForImport"]),
    ConditionKeyRow("kms:WrappingKeySpec", .string, .one, .unknown, ["GetParametersForImport"]),
  ]

  private static let globalKeys: [ConditionKeyRow] = [
    ConditionKeyRow("aws:PrincipalArn", .arn, .one, .known),
    ConditionKeyRow("aws:PrincipalAccount", .string, .one, .known),
    ConditionKeyRow("aws:PrincipalOrgPaths", .string, .many, .unknown),
    ConditionKeyRow("aws:PrincipalOrgID", .string, .one, .unknown),
    ConditionKeyRow("aws:PrincipalTag/", .string, .one, .unknown),
    ConditionKeyRow("aws:PrincipalIsAWSService", .bool, .one, .known),
    ConditionKeyRow("aws:PrincipalServiceName", .string, .one, .absent),
    ConditionKeyRow("aws:PrincipalServiceNamesList", .string, .many, .absent),
    ConditionKeyRow("aws:PrincipalType", .string, .one, .known),
    ConditionKeyRow("aws:userid", .string, .one, .known),
    ConditionKeyRow("aws:username", .string, .one, .unknown),
    ConditionKeyRow("aws:AssumedRoot", .bool, .one, .unknown),
    ConditionKeyRow("aws:FederatedProvider", .string, .one, .unknown),
    ConditionKeyRow("aws:TokenIssueTime", .date, .one, .unknown),
    ConditionKeyRow("aws:SignInSessionArn", .arn, .one, .unknown),
    ConditionKeyRow("aws:MultiFactorAuthAge", .numeric, .one, .unknown),
    ConditionKeyRow("aws:MultiFactorAuthPresent", .bool, .one, .unknown),
    ConditionKeyRow("aws:ChatbotSourceArn", .arn, .one, .unknown),
    ConditionKeyRow("aws:Ec2InstanceSourceVpc", .string, .one, .unknown),
    ConditionKeyRow("aws:Ec2InstanceSourcePrivateIPv4", .ipAddress, .one, .unknown),
    ConditionKeyRow("aws:SourceIdentity", .string, .one, .unknown),
    ConditionKeyRow("aws:SourceIp", .ipAddress, .one, .unknown),
    ConditionKeyRow("aws:SourceVpc", .string, .one, .unknown),
    ConditionKeyRow("aws:SourceVpcArn", .arn, .one, .unknown),
    ConditionKeyRow("aws:SourceVpce", .string, .one, .unknown),
    ConditionKeyRow("aws:VpceAccount", .string, .one, .unknown),
    ConditionKeyRow("aws:VpceOrgID", .string, .one, .unknown),
    ConditionKeyRow("aws:VpceOrgPaths", .string, .many, .unknown),
    ConditionKeyRow("aws:VpcSourceIp", .ipAddress, .one, .unknown),
    ConditionKeyRow("aws:ResourceAccount", .string, .one, .known),
    ConditionKeyRow("aws:ResourceOrgID", .string, .one, .unknown),
    ConditionKeyRow("aws:ResourceOrgPaths", .string, .many, .unknown),
    ConditionKeyRow("aws:ResourceTag/", .string, .one, .unknown, nil, .identityPoliciesOnly),
    ConditionKeyRow("aws:CalledVia", .string, .many, .absent),
    ConditionKeyRow("aws:CalledViaFirst", .string, .one, .absent),
    ConditionKeyRow("aws:CalledViaLast", .string, .one, .absent),
    ConditionKeyRow("aws:CalledViaAWSMCP", .string, .one, .absent),
    ConditionKeyRow("aws:ViaAWSService", .bool, .one, .known),
    ConditionKeyRow("aws:ViaAWSMCPService", .bool, .one, .unknown),
    ConditionKeyRow("aws:CurrentTime", .date, .one, .known),
    ConditionKeyRow("aws:EpochTime", .date, .one, .known),
    ConditionKeyRow("aws:referer", .string, .one, .unknown),
    ConditionKeyRow("aws:RequestedRegion", .string, .one, .known),
    ConditionKeyRow(
      "aws:RequestTag/", .string, .one, .unknown, ["CreateKey", "TagResource", "UntagResource"]),
    ConditionKeyRow("aws:TagKeys", .string, .many, .unknown, ["CreateKey", "TagResource", "UntagResource"]),
    ConditionKeyRow("aws:SecureTransport", .bool, .one, .known),
    ConditionKeyRow("aws:SourceAccount", .string, .one, .absent),
    ConditionKeyRow("aws:SourceArn", .arn, .one, .absent),
    ConditionKeyRow("aws:SourceOrgID", .string, .one, .absent),
    ConditionKeyRow("aws:SourceOrgPaths", .string, .many, .absent),
    ConditionKeyRow("aws:UserAgent", .string, .one, .unknown),
    ConditionKeyRow("aws:IsMcpServiceAction", .bool, .one, .absent),
  ]

  private static let sessionKeys: [ConditionKeyRow] = [
    ConditionKeyRow("codebuild:BuildArn", .arn, .one, .unknown),
    ConditionKeyRow("codebuild:ProjectArn", .arn, .one, .unknown),
    ConditionKeyRow("ec2:RoleDelivery", .numeric, .one, .unknown),
    ConditionKeyRow("ec2:SourceInstanceArn", .arn, .one, .unknown),
    ConditionKeyRow("glue:CredentialIssuingService", .string, .one, .unknown),
    ConditionKeyRow("glue:RoleAssumedBy", .string, .one, .unknown),
    ConditionKeyRow("identitystore:UserId", .string, .one, .unknown),
    ConditionKeyRow("lambda:SourceFunctionArn", .arn, .one, .unknown),
    ConditionKeyRow("ssm:SourceInstanceArn", .arn, .one, .unknown),
  ]

  /// Prefixes of condition keys that only the requests of one other service carry.
  ///
  /// A prefix of which any key travels with a session is not here: `sts`, `saml`, `ec2`, `lambda`, `ssm`, `glue`, `codebuild`,
  /// `identitystore`, `iot`, and the names of identity providers.
  static let foreignPrefixes: [String] = [
    "access-analyzer", "account", "acm", "acm-pca", "apigateway", "appsync", "athena", "autoscaling",
    "backup", "batch", "bedrock", "cassandra", "cloudformation", "cloudfront", "cloudtrail", "cloudwatch",
    "codecommit", "codepipeline", "codestar-connections", "cognito-idp", "config", "dms", "dynamodb", "ecr",
    "ecs", "eks", "elasticache", "elasticfilesystem", "elasticloadbalancing", "events", "firehose", "fsx",
    "guardduty", "iam", "imagebuilder", "kafka-cluster", "kinesis", "kinesisanalytics", "license-manager",
    "logs", "mediaconvert", "network-firewall", "organizations", "ram", "rds", "redshift", "redshift-data",
    "redshift-serverless", "route53", "route53resolver", "s3", "s3-object-lambda", "s3-outposts",
    "s3express", "sagemaker", "scheduler", "secretsmanager", "securityhub", "servicecatalog",
    "servicediscovery", "ses", "sns", "sqs", "states", "storagegateway", "transfer", "wafv2", "workspaces",
  ]
}
