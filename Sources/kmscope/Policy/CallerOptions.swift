import KeyPolicy

/// Reads the ARNs of the command line.
enum CallerOptions {
  /// The caller, with the role or user behind its session.
  static func caller(_ options: CheckCommand) throws(Failure) -> Caller {
    let arn = options.caller ?? ""
    guard isReadable(Caller(arn: arn), standIn(arn)) else {
      throw Failure(
        "--caller \(arn) is no user, role session, federated user or root user.",
        hint:
          "Give the ARN that `aws sts get-caller-identity --query Arn --output text` prints; of a role it is that of a session, "
          + "arn:aws:sts::111122223333:assumed-role/Admin/jdoe.")
    }
    var caller = Caller(arn: arn, federatedBy: options.callerUser)
    let parts = resource(arn)
    if let role = options.callerRole {
      guard parts.first == "assumed-role", parts.count > 1 else {
        throw Failure(
          "--caller-role is for role sessions, and the caller \(arn) is none.", hint: "Leave it out.")
      }
      try expect(role, "--caller-role", "role", parts[1], of: arn)
      caller.role = .known(role)
    }
    if let user = options.callerUser {
      guard parts.first == "federated-user" else {
        throw Failure(
          "--caller-user is for federated sessions, and the caller \(arn) is none.", hint: "Leave it out.")
      }
      try expect(user, "--caller-user", "user", nil, of: arn)
    }
    return caller
  }

  /// The key, or one that stands in for any key of the caller's account.
  static func key(_ arn: String?, caller: Caller) throws(Failure) -> KeyFacts {
    guard let arn else { return KeyFacts(arn: standIn(caller.arn)) }
    guard isReadable(caller, arn) else { throw noKey(arn) }
    return KeyFacts(arn: arn)
  }

  /// Whether it is the ARN of a key, whoever asks.
  static func isKey(_ arn: String) -> Bool {
    isReadable(Caller(arn: "arn:aws:iam::000000000000:root"), arn)
  }

  static func noKey(_ arn: String) -> Failure {
    Failure(
      "--key \(arn) is not the ARN of a KMS key.",
      hint:
        "Give it as arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab; an alias is none."
    )
  }

  /// Whether the engine can read both ARNs; it says so when it has nothing else to decide.
  private static func isReadable(_ caller: Caller, _ key: String) -> Bool {
    let empty = PolicyDocument(statements: [], range: ByteRange(0, 0))
    let request = AccessRequest(caller: caller, key: KeyFacts(arn: key))
    let decision = PolicyEvaluation.decide(document: empty, request: request, action: LockoutCheck.action)
    return decision.rule != .unreadableRequest
  }

  /// A key of the caller's partition and account.
  private static func standIn(_ caller: String) -> String {
    let fields = fields(caller)
    let partition = fields.count == 6 ? fields[1] : "aws"
    let account = fields.count == 6 ? fields[4] : "000000000000"
    return "arn:\(partition):kms:us-east-1:\(account):key/00000000-0000-0000-0000-000000000000"
  }

  /// The ARN of a key in a Region nobody told.
  static func withoutRegion(_ key: String) -> String {
    var fields = fields(key)
    if fields.count == 6 { fields[3] = "" }
    return fields.joined(separator: ":")
  }

  /// The principal behind a session belongs to its account, and a role has its name.
  private static func expect(
    _ arn: String, _ option: String, _ kind: String, _ name: String?, of session: String
  ) throws(Failure) {
    let own = fields(arn)
    let other = fields(session)
    let parts = resource(arn)
    guard own.count == 6, own[0] == "arn", own[2] == "iam", own[3].isEmpty, parts.first == kind,
      let last = parts.last, parts.count > 1, !last.isEmpty
    else {
      throw Failure(
        "\(option) \(arn) is not the ARN of a \(kind).",
        hint: "Give it with its path, for example arn:aws:iam::111122223333:\(kind)/team/Admin.")
    }
    guard own[1] == other[1], own[4] == other[4] else {
      throw Failure(
        "\(option) \(arn) belongs to another account than the caller \(session).",
        hint: "Give the \(kind) behind the caller.")
    }
    guard name == nil || name == last else {
      throw Failure(
        "\(option) \(arn) is not the role of the caller \(session).",
        hint: "Give the role that is called \(name ?? "").")
    }
  }

  private static func fields(_ arn: String) -> [String] {
    arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
  }

  private static func resource(_ arn: String) -> [String] {
    (fields(arn).last ?? "").split(separator: "/", omittingEmptySubsequences: false).map(String.init)
  }
}
