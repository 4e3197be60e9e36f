/// What is known of each operation beyond its members.
enum OperationRules {
  /// Operations a read-only client may send; whatever is not here changes something or is not known.
  ///
  /// Cryptographic operations are not here, dry runs included: they use a key, and their use is recorded.
  static let reads: Set<String> = [
    "kms:ListKeys", "kms:ListAliases", "kms:DescribeKey", "kms:GetKeyPolicy", "kms:ListResourceTags",
    "kms:ListGrants", "kms:GetKeyRotationStatus", "kms:ListKeyPolicies", "kms:ListKeyRotations",
    "kms:ListRetirableGrants", "kms:DescribeCustomKeyStores", "kms:GetPublicKey", "kms:GetKeyLastUsage",
    "kms:GetParametersForImport",
    "sts:GetCallerIdentity",
    "iam:GetRole", "iam:GetUser", "iam:GetPolicy", "iam:GetPolicyVersion", "iam:GetRolePolicy",
    "iam:GetUserPolicy", "iam:GetGroupPolicy", "iam:ListAttachedRolePolicies",
    "iam:ListAttachedUserPolicies", "iam:ListAttachedGroupPolicies", "iam:ListRolePolicies",
    "iam:ListUserPolicies", "iam:ListGroupPolicies", "iam:ListGroupsForUser", "iam:ListAccountAliases",
    "iam:SimulatePrincipalPolicy",
    "accessanalyzer:ValidatePolicy", "accessanalyzer:CheckNoPublicAccess",
    "accessanalyzer:CheckAccessNotGranted",
    "cloudtrail:LookupEvents",
  ]

  /// Operations with secrets in their bodies (`SecretMembers`).
  static let sendsSecrets: Set<String> = [
    "\(AWSService.sts.rawValue):AssumeRole", "\(AWSService.sts.rawValue):AssumeRoleWithWebIdentity",
    "\(AWSService.signin.rawValue):CreateOAuth2Token", "\(AWSService.ssoOIDC.rawValue):CreateToken",
    "kms:CreateCustomKeyStore", "kms:UpdateCustomKeyStore",
  ]

  /// Operations that must never reach AWS twice for one wish.
  ///
  /// A second send of these does harm: CreateKey makes a second key, which costs money; CreateGrant a second grant;
  /// PutKeyPolicy may overwrite what somebody else wrote in between; ScheduleKeyDeletion may undo somebody's rescue;
  /// RotateKeyOnDemand uses up one of the counted rotations.
  ///
  /// The others are refused when the first send worked, so that a success would look like a failure: the name or
  /// replica exists already, what was to be deleted or ended is gone, or the state is no longer the one they need.
  static let sentOnce: Set<String> = [
    "kms:CreateKey", "kms:CreateGrant", "kms:PutKeyPolicy", "kms:ScheduleKeyDeletion",
    "kms:RotateKeyOnDemand",
    "kms:CancelKeyDeletion", "kms:ReplicateKey", "kms:UpdatePrimaryRegion", "kms:ImportKeyMaterial",
    "kms:CreateAlias", "kms:DeleteAlias", "kms:RevokeGrant", "kms:RetireGrant", "kms:CreateCustomKeyStore",
    "kms:DeleteCustomKeyStore", "kms:ConnectCustomKeyStore", "kms:DisconnectCustomKeyStore",
  ]
}
