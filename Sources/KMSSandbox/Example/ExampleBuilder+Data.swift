import AWSClient
import Foundation

extension ExampleBuilder {
  private static let labels = [("team", "data"), ("env", "prod")]

  mutating func addDataKeys() {
    // Nobody but one role may do anything: good as long as that role exists.
    key(
      ["data/warehouse"], "Customer warehouse",
      policy: ExamplePolicy.document([
        ExamplePolicy.delegation,
        ExamplePolicy.statement(
          "Keep everybody else out", effect: "Deny", .string("*"),
          ["kms:PutKeyPolicy", "kms:ScheduleKeyDeletion", "kms:DisableKey"],
          condition: ExamplePolicy.condition("ArnNotEquals", "aws:PrincipalArn", ExamplePeople.breakGlass)),
      ]), age: 455, tags: Self.labels + [("classification", "restricted")])
    key(
      ["data/exports"], "Files for partners without an account", spec: "RSA_2048", age: 365, tags: Self.labels
    )
    key(
      ["data/partner-exchange"], "Shared with the partner's account", spec: "RSA_4096",
      policy: ExamplePolicy.document([
        ExamplePolicy.delegation,
        ExamplePolicy.statement(
          "Partner", ExamplePolicy.aws("arn:aws:iam::444455556666:root", ExamplePeople.partner),
          ["kms:Encrypt", "kms:DescribeKey", "kms:GetPublicKey"]),
      ]), age: 199, tags: Self.labels)
    // Open to the world: anybody with an AWS account can use and even delete it.
    key(
      ["data/lake-public-test"], "Somebody was in a hurry",
      policy: ExamplePolicy.document([
        ExamplePolicy.statement("TEMPORARY - remove after test", ExamplePolicy.aws("*"), ["kms:*"])
      ]), age: 734, tags: [("team", "data"), ("env", "test")])
    addBrokenPolicies()
    key(["data/scratch"], "Notebook scratch space", age: 150, tags: Self.labels) { key, days in
      key.state = .disabled
      key.rotation = Rotation(periodInDays: 90, next: days.ago(-30))
    }
    addKeysFromElsewhere()
  }

  private mutating func addBrokenPolicies() {
    // The role was deleted, KMS shows its id; making a role of the same name does not bring it back.
    key(
      ["data/research"], "Study 42, the team has left",
      policy: ExamplePolicy.soleAdministrator(ExamplePeople.deletedRole), age: 980,
      tags: [("team", "research")])
    // Stored before AWS asked for "*": it works as it is, and cannot be saved again as it is.
    let old = key(["data/etl"], "Nightly jobs", age: 1_310, tags: Self.labels)
    let arn = account.arn(region: ExampleAccount.region, "key/\(old)")
    account.regions[ExampleAccount.region]?.keys[old]?.policy = ExamplePolicy.document([
      ExamplePolicy.delegation,
      ExamplePolicy.statement(
        "Jobs", ExamplePolicy.aws(ExamplePeople.pipeline), ["kms:Decrypt", "kms:GenerateDataKey*"],
        resource: arn),
    ])
  }

  /// Imported material and custom key stores.
  private mutating func addKeysFromElsewhere() {
    key(["data/imported"], "Material from our own HSM, expires", age: 200, tags: Self.labels) { key, days in
      key.origin = "EXTERNAL"
      key.expirationModel = "KEY_MATERIAL_EXPIRES"
      key.validTo = Date(timeIntervalSince1970: days.ago(-21).timeIntervalSince1970.rounded(.down))
    }
    key(["data/legacy-hsm"], "CloudHSM cluster is disconnected", age: 1_500, tags: Self.labels) { key, days in
      key.origin = "AWS_CLOUDHSM"
      key.state = .unavailable
      key.customKeyStoreID = Self.hsmStore
      key.cloudHsmClusterID = "cluster-1a2b3c4d5e6"
      key.materialID = nil
    }
    key(["data/on-premises"], "Material stays in the data centre", age: 88, tags: Self.labels) { key, days in
      key.origin = "EXTERNAL_KEY_STORE"
      key.customKeyStoreID = Self.externalStore
      key.xksKeyID = "bb8562717f809024"
      key.materialID = nil
    }
  }
}
