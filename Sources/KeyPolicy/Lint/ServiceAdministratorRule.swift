/// `lint.service-administrator`: an AWS service that may change the key's policy or delete the key.
///
/// Source: AWS KMS Developer Guide, "Permissions for AWS services in key policies": give a service only what it needs to protect its
/// resources.
enum ServiceAdministratorRule: LintStatementRule {
  static let code = "lint.service-administrator"

  private static let administrative = ActionSet(
    ["PutKeyPolicy", "ScheduleKeyDeletion", "DisableKey", "DeleteImportedKeyMaterial"].compactMap(
      KMSAction.named))

  static func check(_ statement: LintStatement, in policy: LintPolicy, _ log: inout LintLog) {
    guard statement.isAllow, let service = statement.services.first else { return }
    let granted = statement.actions.intersection(administrative)
    guard !granted.isEmpty else { return }
    log.warning(
      code, service.name.range,
      "\(statement.name) lets the service \(Excerpt.of(service.name.value)) call \(Wording.join(granted.actions.map(\.qualifiedName))), "
        + "which no service needs to protect its resources: list the actions that its guide names.")
  }
}
