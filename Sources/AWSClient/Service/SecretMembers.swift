/// The values in the body of a request that nobody is to see.
enum SecretMembers {
  /// Bytes; shorter values are no secrets but chance.
  private static let shortest = 8
  /// Digits of the code of a device.
  private static let codeLength = 6

  private static let names: Set<String> = [
    "refreshToken", "clientSecret", "WebIdentityToken", "KeyStorePassword", "RawSecretAccessKey",
  ]
  private static let code = "TokenCode"

  static func texts(_ request: HTTPRequest) -> [String] {
    let type = request.header("content-type") ?? ""
    if type.hasPrefix("application/x-www-form-urlencoded") { return inForm(request.body) }
    guard type.contains("json"), let value = try? JSONReader.read(request.body) else { return [] }
    return inJSON(value)
  }

  private static func inForm(_ body: [UInt8]) -> [String] {
    body.split(separator: UInt8(ascii: "&")).compactMap { pair in
      let halves = pair.split(separator: UInt8(ascii: "="), maxSplits: 1)
      guard halves.count == 2 else { return nil }
      let value = String(decoding: PercentEncoding.decode(halves[1]), as: UTF8.self)
      return isSecret(String(decoding: halves[0], as: UTF8.self), value) ? value : nil
    }
  }

  private static func inJSON(_ value: JSONValue) -> [String] {
    guard case .object(let members) = value else { return [] }
    return members.flatMap { member -> [String] in
      guard let text = member.value.string else { return inJSON(member.value) }
      return isSecret(member.name, text) ? [text] : []
    }
  }

  private static func isSecret(_ name: String, _ value: String) -> Bool {
    names.contains(name) && value.utf8.count >= shortest || name == code && value.utf8.count >= codeLength
  }
}
