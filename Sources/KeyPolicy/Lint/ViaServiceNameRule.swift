/// `lint.via-service-name`: a value of `kms:ViaService` that no request has.
///
/// Source: AWS KMS Developer Guide, "kms:ViaService": the value is `service.region.amazonaws.com`, in every partition, and the service
/// must be in the key's Region.
enum ViaServiceNameRule: LintTestRule {
  static let code = "lint.via-service-name"

  static func check(
    _ test: LintTest, of statement: LintStatement, in policy: LintPolicy, _ log: inout LintLog
  ) {
    guard test.key?.name == "kms:ViaService", let comparison = test.comparison,
      comparison.family == .string || comparison.family == .stringLike
    else { return }
    for value in test.source.values where !value.value.utf8.contains(where: { "*?$".utf8.contains($0) }) {
      check(value, policy, &log)
    }
  }

  private static func check(_ value: Located<String>, _ policy: LintPolicy, _ log: inout LintLog) {
    let text = Excerpt.of(value.value)
    let region = policy.keyARN?.region ?? ""
    let parts = value.value.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count >= 4, value.value.hasSuffix(".amazonaws.com") else {
      let service = parts.first.map(String.init) ?? ""
      let right = "\(service).\(region).amazonaws.com"
      let isClear =
        !region.isEmpty && parts.count == 3 && value.value.hasSuffix(".amazonaws.com") && !service.isEmpty
      log.warning(
        code, value.range,
        "\"\(text)\" is not how kms:ViaService names a service, so no request has it: write the service, its Region and amazonaws.com, "
          + "such as s3.\(region.isEmpty ? "us-east-1" : region).amazonaws.com.",
        fix: isClear ? .writing(right, at: value.range, "Write \(Excerpt.of(right)).") : nil)
      return
    }
    let named = parts[parts.count - 3]
    guard !region.isEmpty, named != region[...], isRegion(named) else { return }
    log.warning(
      code, value.range,
      "\"\(text)\" is a service in another Region than the key, and services use keys of their own Region only, so no request has it: "
        + "write \(region) for the Region.",
      fix: .writing(
        (parts.dropLast(3) + [Substring(region), "amazonaws", "com"]).joined(separator: "."), at: value.range,
        "Write the key's Region, \(region)."))
  }

  private static func isRegion(_ text: Substring) -> Bool {
    text.utf8.last.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } == true
      && text.utf8.contains(UInt8(ascii: "-"))
  }
}
