extension PolicyRecipe {
  /// Statements for services that keep data under the key.
  static let services: [PolicyRecipe] = [autoScaling, volumes, logs, trails, clusters]

  private static let useActions = ConsoleKeyType.symmetric.useActions

  private static let autoScaling = PolicyRecipe(
    "auto-scaling", title: "EC2 Auto Scaling with encrypted volumes",
    purpose: "Lets EC2 Auto Scaling launch instances whose EBS volumes are encrypted with the key.",
    source:
      "Amazon EC2 Auto Scaling User Guide, \"Required AWS KMS key policy for use with encrypted volumes\"",
    required: [.account], optional: [.partition, .serviceLinkedRole]
  ) { values in
    let name = values.text(.serviceLinkedRole, or: "AWSServiceRoleForAutoScaling")
    let role =
      "arn:\(values.partition):iam::\(values.account):role/aws-service-role/autoscaling.amazonaws.com/\(name)"
    return [
      RecipeStatement("Allow service-linked role use of the customer managed key", .aws([role]), useActions),
      RecipeStatement(
        "Allow attachment of persistent resources", .aws([role]), ["CreateGrant"],
        [.init("Bool", "kms:GrantIsForAWSResource", "true")]),
    ]
  }

  /// The suffix of `kms:ViaService` is the same in every partition.
  private static let volumes = PolicyRecipe(
    "ebs", title: "EBS volumes",
    purpose:
      "Lets principals work with EBS volumes and snapshots that are encrypted with the key, through Amazon EC2 alone.",
    source: "AWS KMS Developer Guide, \"AWS KMS condition keys\", kms:CallerAccount and kms:ViaService",
    required: [.principals, .region], optional: [.partition]
  ) { values in
    let through = RecipeStatement.Test("StringEquals", "kms:ViaService", "ec2.\(values.region).amazonaws.com")
    return [
      RecipeStatement(
        "Allow use of the key through EBS", .aws(values.list(.principals)), useActions, [through]),
      RecipeStatement(
        "Allow attachment of EBS volumes", .aws(values.list(.principals)), ["CreateGrant"],
        [through, .init("Bool", "kms:GrantIsForAWSResource", "true")]),
    ]
  }

  private static let logs = PolicyRecipe(
    "cloudwatch-logs", title: "CloudWatch Logs",
    purpose: "Lets CloudWatch Logs encrypt log groups of the account with the key.",
    source:
      "Amazon CloudWatch Logs User Guide, \"Encrypt log data in CloudWatch Logs using AWS Key Management Service\"",
    required: [.account, .region], optional: [.partition, .logGroup]
  ) { values in
    let domain = AWSPartition.all.first { $0.name == values.partition }?.domain ?? "amazonaws.com"
    let group = values.text(.logGroup)
    return [
      RecipeStatement(
        "Allow CloudWatch Logs", .service(["logs.\(values.region).\(domain)"]),
        ["Encrypt", "Decrypt", "ReEncrypt*", "GenerateDataKey*", "Describe*"],
        [
          .init(
            "ArnLike", "kms:EncryptionContext:aws:logs:arn",
            "arn:\(values.partition):logs:\(values.region):\(values.account):"
              + (group.isEmpty ? "*" : "log-group:\(group)"))
        ])
    ]
  }

  private static let trails = PolicyRecipe(
    "cloudtrail", title: "CloudTrail",
    purpose: "Lets CloudTrail encrypt the log files of a trail with the key, and readers decrypt them.",
    source: "AWS CloudTrail User Guide, \"Configure AWS KMS key policies for CloudTrail\"",
    required: [.account, .region, .trail], optional: [.partition, .logReaders]
  ) { values in
    let source = RecipeStatement.Test(
      "StringEquals", "aws:SourceArn",
      "arn:\(values.partition):cloudtrail:\(values.region):\(values.account):trail/\(values.text(.trail))")
    let context = "kms:EncryptionContext:aws:cloudtrail:arn"
    let service = RecipeStatement.Principal.service(["cloudtrail.amazonaws.com"])
    let readers = values.list(.logReaders)
    return [
      RecipeStatement(
        "AllowCloudTrailEncryptLogs", service, ["GenerateDataKey*"],
        [
          source,
          .init("StringLike", context, "arn:\(values.partition):cloudtrail:*:\(values.account):trail/*"),
        ]),
      RecipeStatement("AllowCloudTrailAccess", service, ["DescribeKey"], [source]),
    ]
      + (readers.isEmpty
        ? []
        : [
          RecipeStatement(
            "EnableCloudTrailLogDecryptPermissions", .aws(readers), ["Decrypt"],
            [.init("Null", context, "false")])
        ])
  }

  /// Without `kms:GrantIsForAWSResource`, which AWS does not support for the creation of clusters.
  ///
  /// AWS documents the permissions of the creators; those of the clusters' roles are what common infrastructure modules give them.
  private static let clusters = PolicyRecipe(
    "eks-secrets", title: "EKS secrets",
    purpose:
      "Lets principals create EKS clusters whose secrets are encrypted with the key, and the clusters' roles use it.",
    source: "Amazon EKS User Guide, \"Encrypt Kubernetes secrets with KMS on existing clusters\"",
    required: [.clusterCreators], optional: [.partition, .clusterRoles]
  ) { values in
    let roles = values.list(.clusterRoles)
    return [
      RecipeStatement(
        "Allow creation of EKS clusters", .aws(values.list(.clusterCreators)), ["DescribeKey", "CreateGrant"])
    ]
      + (roles.isEmpty
        ? []
        : [
          RecipeStatement(
            "Allow use by EKS clusters", .aws(roles), ["Encrypt", "Decrypt", "ListGrants", "DescribeKey"])
        ])
  }
}
