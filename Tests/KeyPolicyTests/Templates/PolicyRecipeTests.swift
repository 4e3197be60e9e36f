import KeyPolicy
import Testing

@Suite("Policy recipes")
struct PolicyRecipeTests {
  private func recipe(_ id: String) throws -> PolicyRecipe {
    try #require(PolicyRecipe.named(id))
  }

  private func statements(_ id: String, _ texts: [RecipeParameter: [String]]? = nil) throws
    -> [PolicyStatement]
  {
    let recipe = try recipe(id)
    let text = try RecipeSamples.document(recipe, texts ?? RecipeSamples.required(recipe))
    return try #require(PolicyDocument.parse(Array(text.utf8)).document).statements
  }

  private func actions(_ id: String, _ texts: [RecipeParameter: [String]]? = nil) throws -> [[String]] {
    try statements(id, texts).map { $0.actions?.patterns.map(\.value) ?? [] }
  }

  @Test("ids are unique and found, and everything is said in words")
  func catalog() {
    let ids = PolicyRecipe.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    for recipe in PolicyRecipe.all {
      #expect(PolicyRecipe.named(recipe.id)?.title == recipe.title)
      #expect(recipe.purpose.hasSuffix("."))
      #expect(!recipe.source.isEmpty)
      #expect(Set(recipe.required).isDisjoint(with: recipe.optional))
    }
    #expect(PolicyRecipe.named("no-such-recipe") == nil)
    for parameter in RecipeParameter.allCases {
      #expect(parameter.sentence.hasSuffix("."))
      #expect(PolicyRecipe.all.contains { ($0.required + $0.optional).contains(parameter) })
    }
  }

  @Test("what a recipe writes is a key policy that AWS takes", arguments: PolicyRecipe.all.map(\.id))
  func isAccepted(id: String) throws {
    let recipe = try recipe(id)
    for texts in [RecipeSamples.required(recipe), RecipeSamples.everything(recipe)] {
      let text = try RecipeSamples.document(recipe, texts)
      let parse = PolicyDocument.parse(Array(text.utf8))
      #expect(parse.findings.filter { $0.bearing != .none || $0.severity == .error }.isEmpty)
      #expect(parse.document?.statements.isEmpty == false)
    }
  }

  @Test(
    "no line ends in a blank and the text does not end in a line break", arguments: PolicyRecipe.all.map(\.id)
  )
  func isTidy(id: String) throws {
    let recipe = try recipe(id)
    let text = try recipe.render(RecipeSamples.everything(recipe))
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      #expect(!line.isEmpty && line.last != " ")
    }
  }

  @Test("every action of a recipe is one that a key policy can grant", arguments: PolicyRecipe.all.map(\.id))
  func actionsExist(id: String) throws {
    for pattern in try actions(id).flatMap({ $0 }) {
      let name = try #require(pattern.hasPrefix("kms:") ? pattern.dropFirst(4) : nil)
      #expect(!ActionSet(matching: Array(name.utf8)).intersection(.keyPermissions).isEmpty, "\(pattern)")
    }
  }

  @Test(
    "every condition key of a recipe is known and meant for key policies",
    arguments: PolicyRecipe.all.map(\.id))
  func conditionKeysExist(id: String) throws {
    let recipe = try recipe(id)
    for statement in try statements(id, RecipeSamples.everything(recipe)) {
      for test in statement.condition?.tests ?? [] {
        #expect(ConditionKey.named(test.key.value)?.isForKeyPolicies == true, "\(test.key.value)")
      }
    }
  }

  @Test("the default policy is the one CreateKey makes, letter by letter")
  func defaultPolicy() throws {
    let text = try recipe("default").render([.account: ["111122223333"]])
    #expect(
      text == """
        {
          "Version": "2012-10-17",
          "Id": "key-default-1",
          "Statement": [
            {
              "Sid": "Enable IAM User Permissions",
              "Effect": "Allow",
              "Principal": {
                "AWS": "arn:aws:iam::111122223333:root"
              },
              "Action": "kms:*",
              "Resource": "*"
            }
          ]
        }
        """)
  }

  @Test("statements stand alone, separated by commas")
  func statementText() throws {
    let text = try recipe("auto-scaling").render([.account: ["111122223333"], .partition: ["aws-cn"]])
    let role =
      "arn:aws-cn:iam::111122223333:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling"
    #expect(
      text == """
        {
          "Sid": "Allow service-linked role use of the customer managed key",
          "Effect": "Allow",
          "Principal": {
            "AWS": "\(role)"
          },
          "Action": [
            "kms:Encrypt",
            "kms:Decrypt",
            "kms:ReEncrypt*",
            "kms:GenerateDataKey*",
            "kms:DescribeKey"
          ],
          "Resource": "*"
        },
        {
          "Sid": "Allow attachment of persistent resources",
          "Effect": "Allow",
          "Principal": {
            "AWS": "\(role)"
          },
          "Action": "kms:CreateGrant",
          "Resource": "*",
          "Condition": {
            "Bool": {
              "kms:GrantIsForAWSResource": "true"
            }
          }
        }
        """)
  }

  /// The lists of the AWS CDK's source (aws-kms, `perms.ts`) and of its version 1 for the old default.
  @Test(
    "the CDK's actions are in its order",
    arguments: [
      (
        "cdk-grant-admin",
        "Create* Describe* Enable* List* Put* Update* Revoke* Disable* Get* Delete* TagResource UntagResource "
          + "ScheduleKeyDeletion CancelKeyDeletion"
      ),
      ("cdk-grant-encrypt", "Encrypt ReEncrypt* GenerateDataKey*"), ("cdk-grant-decrypt", "Decrypt"),
      ("cdk-grant-encrypt-decrypt", "Decrypt Encrypt ReEncrypt* GenerateDataKey*"),
      ("cdk-grant-sign", "Sign"), ("cdk-grant-verify", "Verify"), ("cdk-grant-sign-verify", "Sign Verify"),
      ("cdk-grant-generate-mac", "GenerateMac"), ("cdk-grant-verify-mac", "VerifyMac"), ("cdk-default", "*"),
      (
        "cdk-legacy-default",
        "Create* Describe* Enable* List* Put* Update* Revoke* Disable* Get* Delete* ScheduleKeyDeletion "
          + "CancelKeyDeletion GenerateDataKey TagResource UntagResource"
      ),
    ])
  func cdkActions(id: String, names: String) throws {
    #expect(try actions(id) == [names.split(separator: " ").map { "kms:\($0)" }])
  }

  /// AWS KMS Developer Guide, "Default key policy".
  @Test(
    "the console's users get what their type of key can do",
    arguments: [
      ("symmetric", ["Encrypt", "Decrypt", "ReEncrypt*", "GenerateDataKey*", "DescribeKey"], 3),
      ("hmac", ["DescribeKey", "GenerateMac", "VerifyMac"], 2),
      ("asymmetric-encryption", ["Encrypt", "Decrypt", "ReEncrypt*", "DescribeKey", "GetPublicKey"], 2),
      ("signing", ["DescribeKey", "GetPublicKey", "Sign", "Verify"], 2),
      ("key-agreement", ["DescribeKey", "GetPublicKey", "DeriveSharedSecret"], 2),
    ])
  func consoleUsers(type: String, names: [String], count: Int) throws {
    let written = try actions(
      "console-default",
      [.account: ["111122223333"], .keyType: [type], .users: ["arn:aws:iam::111122223333:user/Alice"]])
    #expect(written.count == count)
    #expect(written[1] == names.map { "kms:" + $0 })
    if count == 3 { #expect(written[2] == ["kms:CreateGrant", "kms:ListGrants", "kms:RevokeGrant"]) }
  }

  @Test("the console's administrators may delete the key unless that is taken away")
  func consoleAdministrators() throws {
    let administrators = ["arn:aws:iam::111122223333:role/ExampleAdminRole"]
    let texts: [RecipeParameter: [String]] = [.account: ["111122223333"], .administrators: administrators]
    let may = try actions("console-default", texts)
    let mayNot = try actions(
      "console-default", texts.merging([.administratorsMayDelete: ["no"]]) { $1 })
    #expect(may.count == 2 && mayNot.count == 2)
    #expect(may[1].contains("kms:ScheduleKeyDeletion") && may[1].contains("kms:CancelKeyDeletion"))
    #expect(
      mayNot[1] == may[1].filter { $0 != "kms:ScheduleKeyDeletion" && $0 != "kms:CancelKeyDeletion" })
  }

  @Test("another account is named by its root, a service only for this account")
  func consoleOthers() throws {
    let text = try recipe("console-default").render([
      .account: ["111122223333"], .otherAccounts: ["444455556666"], .services: ["sns.amazonaws.com"],
    ])
    #expect(text.contains("arn:aws:iam::444455556666:root"))
    #expect(text.contains("\"Service\": \"sns.amazonaws.com\""))
    #expect(text.contains("\"aws:SourceAccount\": \"111122223333\""))
  }

  @Test(
    "services are named and limited as AWS documents it",
    arguments: [
      ("cloudwatch-logs", "\"Service\": \"logs.us-west-2.amazonaws.com\""),
      (
        "cloudwatch-logs", "\"kms:EncryptionContext:aws:logs:arn\": \"arn:aws:logs:us-west-2:111122223333:*\""
      ),
      ("cloudtrail", "\"aws:SourceArn\": \"arn:aws:cloudtrail:us-west-2:111122223333:trail/example-trail\""),
      (
        "cloudtrail",
        "\"kms:EncryptionContext:aws:cloudtrail:arn\": \"arn:aws:cloudtrail:*:111122223333:trail/*\""
      ),
      ("ebs", "\"kms:ViaService\": \"ec2.us-west-2.amazonaws.com\""),
      ("ebs", "\"kms:GrantIsForAWSResource\": \"true\""),
      ("s3-notifications", "\"aws:SourceArn\": \"arn:aws:s3:::amzn-s3-demo-bucket\""),
      ("s3-notifications", "\"aws:SourceAccount\": \"111122223333\""),
      ("sns-to-sqs", "\"Service\": \"sns.amazonaws.com\""),
      ("eventbridge-bus", "\"aws:SourceArn\": \"arn:aws:events:us-west-2:111122223333:event-bus/default\""),
      ("events-to-sns-or-sqs", "\"aws:SourceArn\": \"arn:aws:cloudwatch:us-west-2:111122223333:alarm:*\""),
    ])
  func serviceConditions(id: String, text: String) throws {
    let recipe = try recipe(id)
    #expect(try recipe.render(RecipeSamples.required(recipe)).contains(text))
  }

  @Test(
    "conditions that AWS does not support are left out",
    arguments: ["eventbridge-to-sns-or-sqs", "eks-secrets"])
  func noConditions(id: String) throws {
    let recipe = try recipe(id)
    #expect(try !recipe.render(RecipeSamples.everything(recipe)).contains("Condition"))
  }

  @Test("a log group and a partition narrow and move the CloudWatch Logs statement")
  func logGroup() throws {
    let text = try recipe("cloudwatch-logs").render([
      .account: ["111122223333"], .region: ["cn-north-1"], .partition: ["aws-cn"], .logGroup: ["/aws/x"],
    ])
    #expect(text.contains("logs.cn-north-1.amazonaws.com.cn"))
    #expect(text.contains("\"arn:aws-cn:logs:cn-north-1:111122223333:log-group:/aws/x\""))
  }
}
