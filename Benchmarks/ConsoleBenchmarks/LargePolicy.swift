/// Key policies to work on.
enum LargePolicy {
  /// What AWS gives a key made without a policy.
  static let small = """
    {
      "Version" : "2012-10-17",
      "Id" : "key-default-1",
      "Statement" : [ {
        "Sid" : "Enable IAM User Permissions",
        "Effect" : "Allow",
        "Principal" : {
          "AWS" : "arn:aws:iam::111122223333:root"
        },
        "Action" : "kms:*",
        "Resource" : "*"
      } ]
    }
    """

  /// As much as AWS takes, 32 768 bytes, in statements that each have a principal and a condition.
  static let full = makeFull()

  private static func makeFull() -> String {
    let head = """
      {
        "Version": "2012-10-17",
        "Statement": [
          {
            "Sid": "Administration",
            "Effect": "Allow",
            "Principal": { "AWS": "arn:aws:iam::111122223333:root" },
            "Action": "kms:*",
            "Resource": "*"
          }
      """
    let tail = "\n  ]\n}\n"
    var text = head
    var number = 0
    while true {
      let next = statement(number)
      guard text.utf8.count + next.utf8.count + tail.utf8.count <= 32_768 else { return text + tail }
      text += next
      number += 1
    }
  }

  private static func statement(_ number: Int) -> String {
    """
    ,
        {
          "Sid": "Use by service \(number)",
          "Effect": "Allow",
          "Principal": { "AWS": "arn:aws:iam::111122223333:role/service-\(number)" },
          "Action": ["kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey*", "kms:DescribeKey"],
          "Resource": "*",
          "Condition": { "StringEquals": { "kms:ViaService": "s3.eu-west-1.amazonaws.com" } }
        }
    """
  }
}
