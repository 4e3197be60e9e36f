/// A fact that an answer lacks.
public enum MissingFact: Hashable, Sendable {
  /// The IAM policies of the caller were not read.
  case identityPolicies
  /// Whether the caller has a permissions boundary, and what it allows.
  case permissionsBoundary
  /// Whether the session has a session policy, and what it allows.
  case sessionPolicy
  /// The path of the role behind the caller's session.
  case rolePath
  /// The IAM user who asked for the caller's federated session.
  case userBehindFederation
  /// The value or presence of a condition key, with the index of the statement that tests it.
  case contextKey(String, statement: Int)
  /// Something AWS does not document, as a phrase such as `what AWS makes of …`.
  case unsettled(String)

  /// How many facts of one kind an answer names.
  static let most = 10

  /// The fact as a phrase in a sentence, addressed to the caller.
  public var phrase: String {
    switch self {
    case .identityPolicies: "your IAM policies"
    case .permissionsBoundary: "your permissions boundary"
    case .sessionPolicy: "your session policy"
    case .rolePath: "your role's path"
    case .userBehindFederation: "the IAM user behind your federated session"
    case .contextKey(let key, _): Excerpt.of(key)
    case .unsettled(let phrase): phrase
    }
  }

  /// True if only the request's context can tell the fact, which is where a session's role path shows too.
  public var isContext: Bool {
    switch self {
    case .contextKey, .rolePath, .userBehindFederation: true
    case .identityPolicies, .permissionsBoundary, .sessionPolicy, .unsettled: false
    }
  }

  /// True if only IAM can tell the fact.
  public var isIAM: Bool {
    switch self {
    case .identityPolicies, .permissionsBoundary, .sessionPolicy: true
    case .contextKey, .rolePath, .userBehindFederation, .unsettled: false
    }
  }

  /// Both lists without repetition, cut where more names would help nobody.
  static func joined(_ one: [MissingFact], _ other: [MissingFact]) -> [MissingFact] {
    guard one.count < most * 4 else { return one }
    return one + other.filter { !one.contains($0) }
  }

  /// The phrases, each once, in order; of very many the first, and how many more there are.
  static func phrases(_ facts: some Sequence<MissingFact>) -> [String] {
    var known: Set<String> = []
    let phrases = facts.map(\.phrase).filter { known.insert($0).inserted }
    guard phrases.count > most else { return phrases }
    return phrases.prefix(most) + ["\(phrases.count - most) more of that kind"]
  }
}

extension LockoutAnswer {
  /// True when knowing the caller's role with its path could decide.
  ///
  /// Of a session whose role is known, `aws:PrincipalArn` is known too: it is the role's ARN.
  public var lacksRolePath: Bool {
    missing.contains { $0 == MissingFact.rolePath.phrase || $0.lowercased() == ComparedRoles.key }
  }
}
