internal import struct FoundationEssentials.Date

/// What `aws login` left in its cache, with everything that is not understood here.
struct LoginToken: Sendable, Unprintable {
  struct Problem: Error, Equatable {
    /// The member that is missing or wrong.
    var member: String
  }

  private(set) var members: [JSONValue.Member]
  private(set) var credentials: Credentials
  private(set) var expiresAt: Date
  private(set) var refreshToken: String
  private(set) var clientID: String
  /// Signs the proofs.
  private(set) var key: ECKey
  /// Where the login was made, if the file says so.
  private(set) var region: String?

  /// Takes nothing for granted: a file that lacks what a refresh needs is refused at once, as the AWS CLI does.
  init(_ members: [JSONValue.Member], source: String) throws(Problem) {
    let object = JSONValue.object(members)
    func text(_ member: String) throws(Problem) -> String {
      guard let text = object[member]?.string, !text.isEmpty else { throw Problem(member: member) }
      return text
    }
    guard let access = object["accessToken"] else { throw Problem(member: "accessToken") }
    do throws(CredentialsDocument.Problem) {
      credentials = try CredentialsDocument.portal.read(access, source: source)
    } catch {
      throw Problem(member: "accessToken.\(error.member)")
    }
    guard let expiresAt = access["expiresAt"]?.string.flatMap(RFC3339Time.date) else {
      throw Problem(member: "accessToken.expiresAt")
    }
    credentials.expiration = expiresAt
    credentials.accountID = CredentialsDocument.accountID(access["accountId"]?.string)
    refreshToken = try text("refreshToken")
    clientID = try text("clientId")
    guard let key = ECKey(pem: Secret(try text("dpopKey"))) else { throw Problem(member: "dpopKey") }
    self.key = key
    if let region = object["signInRegion"]?.string, !region.isEmpty {
      guard RegionName.isValid(region) else { throw Problem(member: "signInRegion") }
      self.region = region
    }
    self.members = members
    self.expiresAt = expiresAt
  }

  func secondsLeft(at now: Date) -> Double { expiresAt.timeIntervalSince(now) }

  /// The same file with what CreateOAuth2Token answered; nil when the answer lacks something.
  func refreshed(_ answer: JSONValue, at now: Date) -> LoginToken? {
    guard let access = answer["accessToken"],
      (try? CredentialsDocument.portal.read(access, source: "")) != nil,
      let lifetime = answer["expiresIn"]?.double, lifetime > 0,
      let end = RFC3339Time.date(seconds: now.timeIntervalSince1970 + lifetime)
    else { return nil }
    var inner: [JSONValue.Member] = ["accessKeyId", "secretAccessKey", "sessionToken"].compactMap { name in
      access[name].map { JSONValue.Member(name, $0) }
    }
    if let account = JSONValue.object(members)["accessToken"]?["accountId"] {
      inner.set("accountId", account)
    }
    inner.set("expiresAt", .string(RFC3339Time.text(end)))
    var members = members
    members.set("accessToken", .object(inner))
    if let next = answer["refreshToken"]?.string, !next.isEmpty {
      members.set("refreshToken", .string(next))
    }
    return try? LoginToken(members, source: credentials.source)
  }
}
