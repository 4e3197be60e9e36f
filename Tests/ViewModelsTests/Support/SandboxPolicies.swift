/// Policies for keys of the example account, whose caller is a session of role/Admin.
enum SandboxPolicies {
  /// AWS's default policy with an Id that tells one from another.
  static func delegating(_ id: String) -> String {
    """
    {
      "Version": "2012-10-17",
      "Id": "\(id)",
      "Statement": [
        {
          "Sid": "Enable IAM User Permissions",
          "Effect": "Allow",
          "Principal": { "AWS": "arn:aws:iam::111122223333:root" },
          "Action": "kms:*",
          "Resource": "*"
        }
      ]
    }
    """
  }

  /// Locks out everybody but a user who is not the caller.
  static let lockout = """
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Sid": "Bob alone",
          "Effect": "Allow",
          "Principal": { "AWS": "arn:aws:iam::111122223333:user/bob" },
          "Action": "kms:*",
          "Resource": "*"
        }
      ]
    }
    """

  /// The caller may write the policy and may not read it.
  static let unreadable = """
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Effect": "Allow",
          "Principal": { "AWS": "arn:aws:iam::111122223333:root" },
          "Action": "kms:*",
          "Resource": "*"
        },
        {
          "Effect": "Deny",
          "Principal": { "AWS": "arn:aws:iam::111122223333:role/Admin" },
          "Action": "kms:GetKeyPolicy",
          "Resource": "*"
        }
      ]
    }
    """
}
