import KeyPolicy

/// The accounts that may own the key, when nobody told which key the policies are for.
///
/// Two policies are called the same only if they are for every one of them.
struct KeyOwners {
  /// Stands for an account that neither policy names.
  private static let unnamed = "000000000000"

  /// A sentence about the key's account when nobody has told which one it is.
  static func words(_ sentence: String) -> String {
    sentence.replacing("account \(unnamed)", with: "the key's account")
  }

  /// More accounts than a policy is tried with.
  private static let most = 8

  /// Keys that stand in for all keys of an account: of the accounts that the policies name, and of one that they do not.
  private var candidates: [KeyFacts] = []
  /// The accounts to which a policy leaves everything, as AWS's default key policy does with the owner.
  private var trusted: Set<String> = []

  init(_ old: DiffSide, _ new: DiffSide) throws(Failure) {
    var accounts: [String] = []
    var partition = "aws"
    for statement in old.document.statements + new.document.statements {
      let principals = (statement.principals?.principals ?? []).filter { $0.kind == .aws }.map(\.name.value)
      let values = (statement.condition?.tests ?? []).flatMap { $0.values.map(\.value) }
      for (index, name) in (principals + values).enumerated() {
        guard let owner = Self.account(name) else { continue }
        partition = owner.partition ?? partition
        if !accounts.contains(owner.account) { accounts.append(owner.account) }
        let isPrincipal = index < principals.count
        if isPrincipal, owner.isWhole, Self.leavesEverything(statement) { trusted.insert(owner.account) }
      }
    }
    guard accounts.count <= Self.most else {
      throw Self.unclear("The policies name \(accounts.count) accounts")
    }
    candidates = (accounts + [Self.unnamed]).map { account in
      KeyFacts(arn: "arn:\(partition):kms:us-east-1:\(account):key/00000000-0000-0000-0000-000000000000")
    }
    // One text means the same as itself, whichever key it is for.
    guard old.lines.text != new.lines.text else { return }
    for (side, key) in [old, new].flatMap({ side in candidates.map { (side, $0) } }) {
      guard let statement = AnyKey.statementsLooking(atKeyLike: key, in: side.document).first else {
        continue
      }
      let place = side.places([statement.index]).first ?? side.file
      throw Self.unclear("\(place) looks at the key's ARN or Region")
    }
  }

  /// The difference for the likeliest owner, with what that takes for granted.
  func difference(_ old: DiffSide, _ new: DiffSide) throws(Failure) -> (AccessDifference, [String]) {
    let differences = candidates.map { key in
      (key, AccessDifference.between(old.document, new.document, key: key))
    }
    guard differences.contains(where: { !$0.1.isEmpty }), candidates.count > 1 else {
      return (
        differences.first?.1 ?? AccessDifference.between(old.document, new.document, key: KeyFacts(arn: "")),
        []
      )
    }
    let named = differences.dropLast()
    let likely = named.count == 1 ? Array(named) : named.filter { trusted.contains(Self.owner($0.0)) }
    guard let one = likely.first, likely.count == 1, !one.1.isEmpty else {
      throw Self.unclear("The policies name several accounts")
    }
    return (
      one.1, ["The key is taken to belong to account \(Self.owner(one.0)); --key tells which one it is."]
    )
  }

  private static func unclear(_ why: String) -> Failure {
    Failure("\(why), so the difference depends on the key.", hint: "Name the key with --key.")
  }

  private static func owner(_ key: KeyFacts) -> String {
    let fields = key.arn.split(separator: ":", omittingEmptySubsequences: false)
    return fields.count > 4 ? String(fields[4]) : ""
  }

  /// The account of a principal, and whether it is the account itself.
  private static func account(_ name: String) -> (partition: String?, account: String, isWhole: Bool)? {
    if isAccount(name[...]) { return (nil, name, true) }
    let fields = name.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard fields.count == 6, fields[0] == "arn", isAccount(fields[4]) else { return nil }
    return (String(fields[1]), String(fields[4]), fields[5] == "root")
  }

  private static func isAccount(_ text: Substring) -> Bool {
    text.utf8.count == 12 && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  private static func leavesEverything(_ statement: PolicyStatement) -> Bool {
    guard statement.effect?.value == .allow, statement.principals?.isNegated == false,
      let actions = statement.actions, !actions.isNegated
    else { return false }
    return actions.patterns.contains { $0.value == "*" || $0.value.lowercased() == "kms:*" }
  }
}
