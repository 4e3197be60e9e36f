extension ExampleBuilder {
  /// Keys AWS services made, and names they have reserved.
  mutating func addManagedKeys() {
    for (service, title, age) in [
      ("ebs", "EBS", 1_700.0), ("rds", "RDS", 1_420), ("s3", "S3", 1_690),
      ("secretsmanager", "Secrets Manager", 800),
    ] {
      key(
        ["aws/\(service)"], "Default key that protects my \(title) data when no other key is defined",
        policy: ExamplePolicy.managed(service: service, title: title), age: age
      ) { key, days in
        key.manager = "AWS"
        key.rotation = Rotation(periodInDays: 365, next: days.ago(-120))
      }
    }
    for service in ["dynamodb", "lambda", "redshift"] { predefine(service) }
  }
}
