/// The users and roles of the example account, and one role of a partner's.
enum ExamplePeople {
  static let root = "arn:aws:iam::111122223333:root"
  static let admin = ExampleAccount.callerRoleARN
  static let alice = "arn:aws:iam::111122223333:user/alice"
  static let bob = "arn:aws:iam::111122223333:user/bob"
  static let deployer = "arn:aws:iam::111122223333:user/ci/terraform"
  static let audit = "arn:aws:iam::111122223333:role/SecurityAudit"
  static let payments = "arn:aws:iam::111122223333:role/PaymentsApp"
  static let pipeline = "arn:aws:iam::111122223333:role/DataPipeline"
  /// A role with a path.
  static let breakGlass = "arn:aws:iam::111122223333:role/team/sec/BreakGlass"
  /// A role of IAM Identity Center.
  static let keyAdministrators =
    "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-west-1/"
    + "AWSReservedSSO_KeyAdministrators_0123456789abcdef"
  static let partner = "arn:aws:iam::444455556666:role/PartnerExchange"
  /// What a policy shows for a role that was deleted; nobody has this id any more.
  static let deletedRole = "AROADELETEDROLE000042"

  /// ARN to unique id.
  static let members = [
    admin: "AROAEXAMPLEADMIN00001", audit: "AROAEXAMPLEAUDIT00002", payments: "AROAEXAMPLEPAYMT00003",
    pipeline: "AROAEXAMPLEPIPEL00004", breakGlass: "AROAEXAMPLEBREAK00005",
    keyAdministrators: "AROAEXAMPLESSOKA00006", partner: "AROAEXAMPLEPARTN00007",
    "arn:aws:iam::111122223333:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling":
      "AROAEXAMPLESLRAS00008",
    alice: "AIDAEXAMPLEALICE00001", bob: "AIDAEXAMPLEBOBBY00002", deployer: "AIDAEXAMPLETERRA00003",
  ]
}
