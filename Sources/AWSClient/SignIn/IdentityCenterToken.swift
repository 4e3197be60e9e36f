internal import struct FoundationEssentials.Date

/// What `aws sso login` left in its cache, with everything that is not understood here.
struct IdentityCenterToken: Sendable, Unprintable {
  /// How to get a new access token without the person.
  struct Refresh: Sendable, Unprintable {
    var token: String
    var clientID: String
    var clientSecret: String
  }

  private(set) var members: [JSONValue.Member]
  private(set) var accessToken: Secret
  private(set) var expiresAt: Date

  /// Nil when access token or expiry are missing or no such thing.
  init?(_ members: [JSONValue.Member]) {
    let object = JSONValue.object(members)
    guard let token = object["accessToken"]?.string, CredentialsDocument.isHeaderWord(token),
      let expiresAt = object["expiresAt"]?.string.flatMap(RFC3339Time.date)
    else { return nil }
    self.members = members
    accessToken = Secret(token)
    self.expiresAt = expiresAt
  }

  func secondsLeft(at now: Date) -> Double { expiresAt.timeIntervalSince(now) }

  /// Nil when something needed for it is missing, or the registration of the client has ended.
  func refresh(at now: Date) -> Refresh? {
    let object = JSONValue.object(members)
    guard let token = object["refreshToken"]?.string, let id = object["clientId"]?.string,
      let secret = object["clientSecret"]?.string, !token.isEmpty, !id.isEmpty, !secret.isEmpty,
      let end = object["registrationExpiresAt"]?.string.flatMap(RFC3339Time.date), end > now
    else { return nil }
    return Refresh(token: token, clientID: id, clientSecret: secret)
  }

  /// The same file with what CreateToken answered; nil when the answer lacks a token or its lifetime.
  func refreshed(_ answer: JSONValue, settings: IdentityCenterSettings, at now: Date) -> IdentityCenterToken?
  {
    guard let token = answer["accessToken"]?.string, let lifetime = answer["expiresIn"]?.double, lifetime > 0,
      let end = RFC3339Time.date(seconds: now.timeIntervalSince1970 + lifetime)
    else { return nil }
    var members = members
    members.set("startUrl", .string(settings.startURL))
    members.set("region", .string(settings.region))
    members.set("accessToken", .string(token))
    members.set("expiresAt", .string(RFC3339Time.text(end)))
    if let next = answer["refreshToken"]?.string, !next.isEmpty {
      members.set("refreshToken", .string(next))
    }
    return IdentityCenterToken(members)
  }
}
