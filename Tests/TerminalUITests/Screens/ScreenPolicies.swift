/// Policies of the screens, for a caller who is a session of role/Admin.
enum ScreenPolicies {
  private static func statement(
    _ sid: String, _ principal: String, _ action: String = "\"kms:*\"", effect: String = "Allow"
  )
    -> String
  {
    """
        {
          "Sid": "\(sid)",
          "Effect": "\(effect)",
          "Principal": { "AWS": "\(principal)" },
          "Action": \(action),
          "Resource": "*"
        }
    """
  }

  private static func document(_ statements: String...) -> String {
    "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n\(statements.joined(separator: ",\n"))\n  ]\n}"
  }

  static let delegating = document(
    statement("Enable IAM User Permissions", "arn:aws:iam::111122223333:root"),
    statement(
      "Use", "arn:aws:iam::111122223333:role/PaymentsApp",
      "[ \"kms:Encrypt\", \"kms:Decrypt\", \"kms:GenerateDataKey*\" ]"))
  /// The caller by name: accepted whatever IAM says.
  static let administrator = document(
    statement("Administer", "arn:aws:iam::111122223333:role/Admin"),
    statement("Use", "arn:aws:iam::111122223333:role/PaymentsApp", "[ \"kms:Encrypt\", \"kms:Decrypt\" ]"))
  static let bobAlone = document(statement("Bob alone", "arn:aws:iam::111122223333:user/bob"))
  static let everybody = document(statement("TEMPORARY", "*"))
  static let managed = document(statement("Metadata", "arn:aws:iam::111122223333:root", "\"kms:Describe*\""))
}
