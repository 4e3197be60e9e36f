/// The names of the files in which the AWS CLI keeps the sessions of roles.
///
/// Each is the SHA-1 of the arguments of the call as Python's `json.dumps` writes them with sorted keys; the two
/// kinds differ in the blanks between them.
enum RoleCacheKey {
  /// For AssumeRole; a session name that was made of the time is left out.
  static func assumedRole(_ role: RoleStep) -> String {
    var members = [("RoleArn", PythonJSON.string(role.arn))]
    if let seconds = role.durationSeconds { members.append(("DurationSeconds", String(seconds))) }
    if let id = role.externalID { members.append(("ExternalId", PythonJSON.string(id))) }
    if let name = role.sessionName { members.append(("RoleSessionName", PythonJSON.string(name))) }
    if let serial = role.mfaSerial { members.append(("SerialNumber", PythonJSON.string(serial))) }
    return hash(PythonJSON.object(members, comma: ", ", colon: ": "))
  }

  /// For AssumeRoleWithWebIdentity, whoever names token and role; the token is left out.
  ///
  /// That is the name AssumeRole gives a session with the same role and session name, and the AWS CLI takes one for the
  /// other.
  static func webIdentity(_ role: WebIdentityRole) -> String {
    assumedRole(
      RoleStep(profile: role.profile ?? "", arn: role.arn, sessionName: role.sessionName))
  }

  /// For the role credentials of IAM Identity Center.
  static func identityCenter(_ settings: IdentityCenterSettings) -> String {
    let session = settings.sessionName.map { ("sessionName", $0) } ?? ("startUrl", settings.startURL)
    let members = [("accountId", settings.accountID), ("roleName", settings.roleName), session]
    return hash(
      PythonJSON.object(members.map { ($0.0, PythonJSON.string($0.1)) }, comma: ",", colon: ":"))
  }

  private static func hash(_ text: String) -> String { Digest.hex(Digest.sha1(text.utf8)) }
}

/// JSON text exactly as Python's `json.dumps` writes it.
private enum PythonJSON {
  static func object(_ members: [(String, String)], comma: String, colon: String) -> String {
    let sorted = members.sorted { $0.0 < $1.0 }.map { "\"\($0.0)\"\(colon)\($0.1)" }
    return "{" + sorted.joined(separator: comma) + "}"
  }

  /// Everything that is not printable ASCII becomes `\uXXXX`.
  static func string(_ text: String) -> String {
    var result = "\""
    for unit in text.utf16 {
      switch unit {
      case 0x22: result += "\\\""
      case 0x5C: result += "\\\\"
      case 0x0A: result += "\\n"
      case 0x0D: result += "\\r"
      case 0x09: result += "\\t"
      case 0x08: result += "\\b"
      case 0x0C: result += "\\f"
      case 0x20..<0x7F: result.unicodeScalars.append(UnicodeScalar(UInt8(unit)))
      default:
        let digits = String(unit, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
    }
    return result + "\""
  }
}
