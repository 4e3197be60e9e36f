/// Policies KMS and the console write themselves.
enum KeyPolicyTexts {
  /// The default key policy of CreateKey without a policy, in the layout recorded on AWS.
  static func standard(account: String) -> String {
    """
    {
      "Version" : "2012-10-17",
      "Id" : "key-default-1",
      "Statement" : [ {
        "Sid" : "Enable IAM User Permissions",
        "Effect" : "Allow",
        "Principal" : {
          "AWS" : "arn:aws:iam::\(account):root"
        },
        "Action" : "kms:*",
        "Resource" : "*"
      } ]
    }
    """
  }
}
