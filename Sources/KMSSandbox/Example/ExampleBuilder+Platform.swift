extension ExampleBuilder {
  private static let labels = [("team", "platform"), ("env", "prod")]

  mutating func addPlatformKeys() {
    let volumes = (1...3).map { number in
      grant(
        to: "arn:aws:sts::111122223333:assumed-role/aws:ec2-infrastructure/i-0abc12345678900\(number)",
        retiring: "arn:aws:iam::111122223333:root", ["Decrypt"], age: Double(40 * number),
        context: ["aws:ebs:id": "vol-0abc12345678900\(number)"])
    }
    key(["platform/ebs-default"], "Volumes of all clusters", age: 1_030, tags: Self.labels) { key, days in
      key.grants = volumes
      key.rotation = Rotation(periodInDays: 365, next: days.ago(-65))
    }
    // Written by an automation that named its own session: nobody has that session any more.
    key(
      ["platform/eks-secrets"], "Secrets of the production cluster",
      policy: ExamplePolicy.soleAdministrator(
        "arn:aws:sts::111122223333:assumed-role/DataPipeline/deploy-7f3a1c"), age: 214, tags: Self.labels)
    key(
      ["platform/terraform-state"], "State files of the infrastructure code",
      policy: ExamplePolicy.soleAdministrator(ExamplePeople.deployer), age: 877, tags: Self.labels)
    key(
      ["platform/logs"], "CloudWatch log groups",
      policy: ExamplePolicy.document([
        ExamplePolicy.delegation,
        ExamplePolicy.statement(
          "Log groups of this account", ExamplePolicy.service("logs.eu-west-1.amazonaws.com"),
          ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
          condition: ExamplePolicy.condition(
            "ArnLike", "kms:EncryptionContext:aws:logs:arn", "arn:aws:logs:eu-west-1:111122223333:*")),
      ]), age: 540, tags: Self.labels
    ) { key, days in key.rotation = Rotation(periodInDays: 180, next: days.ago(-12)) }
    key(
      ["platform/break-glass"], "Sealed credentials for emergencies",
      policy: ExamplePolicy.document([
        ExamplePolicy.statement(
          "Break glass", ExamplePolicy.aws(ExamplePeople.breakGlass, ExamplePeople.admin), ["kms:*"])
      ]), age: 402, tags: Self.labels)
  }
}
