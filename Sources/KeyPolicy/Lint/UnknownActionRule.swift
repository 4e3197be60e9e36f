/// `lint.unknown-action`: an entry of Action or NotAction that matches no action of KMS.
///
/// Source: Service Authorization Reference, "Actions defined by AWS Key Management Service": there is no `kms:ReEncrypt`, no
/// `kms:DeleteKey` and no `kms:ListTags`.
enum UnknownActionRule: LintStatementRule {
  static let code = "lint.unknown-action"

  /// Names people write for operations whose permissions are called otherwise.
  private static let meant: [String: String] = [
    "reencrypt": "ReEncrypt*", "deletekey": "ScheduleKeyDeletion", "updatekeypolicy": "PutKeyPolicy",
    "setkeypolicy": "PutKeyPolicy", "listtags": "ListResourceTags", "listkeytags": "ListResourceTags",
    "generatedatakeys": "GenerateDataKey*", "rotatekey": "RotateKeyOnDemand", "grant": "CreateGrant",
    "generatehmac": "GenerateMac", "verifyhmac": "VerifyMac",
  ]

  static func check(_ statement: LintStatement, in policy: LintPolicy, _ log: inout LintLog) {
    let isNegated = statement.source.actions?.isNegated == true
    for entry in statement.entries where entry.actions.isEmpty && log.hasRoom(for: code) {
      let text = Excerpt.of(entry.pattern.value)
      let effect = isNegated ? "so NotAction leaves out nothing by it" : "so this entry does nothing"
      guard let name = suggestion(entry) else {
        log.warning(
          code, entry.pattern.range,
          "\(statement.name) names \"\(text)\", which matches no action of KMS, \(effect): correct or remove it."
        )
        continue
      }
      log.warning(
        code, entry.pattern.range,
        "\(statement.name) names \"\(text)\", which matches no action of KMS, \(effect): you may have meant \(name).",
        fix: .writing(name, at: entry.pattern.range, "Write \(name)."))
    }
  }

  private static func suggestion(_ entry: LintStatement.Entry) -> String? {
    if let name = meant[entry.name.lowercased()] { return "kms:" + name }
    guard !entry.hasWildcard else { return nil }
    return Suggestion.nearest(to: entry.name, among: KMSAction.all.lazy.map(\.name)).map { "kms:" + $0 }
  }
}
