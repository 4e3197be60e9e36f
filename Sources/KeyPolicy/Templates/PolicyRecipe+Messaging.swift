extension PolicyRecipe {
  /// Statements for services that send events and messages to encrypted destinations.
  static let messaging: [PolicyRecipe] = [
    toTopicOrQueue, topicToQueue, eventBus, eventsToTopicOrQueue, bucket,
  ]

  private static let deliveryActions = ["GenerateDataKey*", "Decrypt"]

  private static let toTopicOrQueue = PolicyRecipe(
    "events-to-sns-or-sqs", title: "A service to an encrypted topic or queue",
    purpose: "Lets AWS services send to SNS topics and SQS queues that are encrypted with the key.",
    source:
      "Amazon SNS Developer Guide, \"Key management\"; Amazon SQS Developer Guide, \"Key management\": event sources from AWS services",
    required: [.account, .services, .sources], optional: [.partition]
  ) { values in
    [
      RecipeStatement(
        "Allow AWS services to send encrypted messages", .service(values.list(.services)), deliveryActions,
        sourceTests(values, values.list(.sources)))
    ]
  }

  private static let topicToQueue = PolicyRecipe(
    "sns-to-sqs", title: "SNS to an encrypted queue",
    purpose: "Lets SNS topics deliver to SQS queues that are encrypted with the key.",
    source: "Amazon SQS Developer Guide, \"Key management\": event sources from AWS services",
    required: [.account, .sources], optional: [.partition]
  ) { values in
    [
      RecipeStatement(
        "Allow SNS to deliver to encrypted queues", .service(["sns.amazonaws.com"]), deliveryActions,
        sourceTests(values, values.list(.sources)))
    ]
  }

  private static let eventBus = PolicyRecipe(
    "eventbridge-bus", title: "EventBridge event bus",
    purpose: "Lets EventBridge encrypt the events of an event bus with the key.",
    source: "Amazon EventBridge User Guide, \"Encrypting EventBridge event buses with AWS KMS keys\"",
    required: [.account, .region, .eventBus], optional: [.partition]
  ) { values in
    let service = RecipeStatement.Principal.service(["events.amazonaws.com"])
    let bus =
      "arn:\(values.partition):events:\(values.region):\(values.account):event-bus/\(values.text(.eventBus))"
    return [
      RecipeStatement("AllowEventBridgeToValidateKeyPermission", service, ["DescribeKey"]),
      RecipeStatement(
        "AllowEventBridgeToEncryptEvents", service, ["GenerateDataKey", "Decrypt"],
        [
          .init("StringEquals", "kms:EncryptionContext:aws:events:event-bus:arn", bus),
          .init("StringEquals", "aws:SourceArn", bus),
        ]),
    ]
  }

  /// AWS does not support source conditions here: with them, EventBridge delivers nothing.
  private static let eventsToTopicOrQueue = PolicyRecipe(
    "eventbridge-to-sns-or-sqs", title: "EventBridge to an encrypted topic or queue",
    purpose: "Lets EventBridge rules send to SNS topics and SQS queues that are encrypted with the key.",
    source: "Amazon SNS Developer Guide, \"Key management\": event sources from AWS services", required: []
  ) { _ in
    [
      RecipeStatement(
        "Allow EventBridge to send encrypted messages", .service(["events.amazonaws.com"]), deliveryActions)
    ]
  }

  private static let bucket = PolicyRecipe(
    "s3-notifications", title: "S3 event notifications",
    purpose:
      "Lets a bucket send its event notifications to SNS topics and SQS queues that are encrypted with the key.",
    source:
      "Amazon S3 User Guide, \"Granting permissions to publish event notification messages to a destination\"",
    required: [.account, .bucket], optional: [.partition]
  ) { values in
    [
      RecipeStatement(
        "Allow S3 to send encrypted notifications", .service(["s3.amazonaws.com"]),
        ["GenerateDataKey", "Decrypt"],
        sourceTests(values, ["arn:\(values.partition):s3:::\(values.text(.bucket))"]))
    ]
  }

  /// The conditions against a confused deputy (IAM User Guide, "The confused deputy problem").
  private static func sourceTests(_ values: RecipeValues, _ sources: [String]) -> [RecipeStatement.Test] {
    [
      .init("StringEquals", "aws:SourceAccount", values.account),
      .init("ArnLike", "aws:SourceArn", sources),
    ]
  }
}
