import KeyPolicy

/// Answers for every key of an account at once, when nobody told which key it is.
///
/// What looks at the key's ARN or Region may hold or not. The least access there can be is that of Allows that do not hold and
/// Denies that do, the most that of the opposite; an answer that both ways have in common is right for every key.
struct AnyKey {
  private let told: Set<String>
  /// The ARN of the key that stands in for all of them.
  private let key: String
  /// Names of the key policy's statements that look at the key.
  private(set) var looking: [String] = []
  private var isLooking = false

  /// Condition keys that follow from the key's ARN.
  private static let keys = ["aws:requestedregion", "kms:multiregion", "kms:multiregionkeytype"]
  /// The ARN of no key.
  private static let nowhere = "arn:aws:kms:nowhere:000000000000:key/none"

  private init(_ question: CheckQuestion) { self.init(told: question.told, key: question.request.key.arn) }

  private init(told: Set<String>, key: String) {
    self.told = told
    self.key = key
  }

  /// The statements that look at which key it is, for any key of the account of this one.
  static func statementsLooking(atKeyLike key: KeyFacts, in document: PolicyDocument) -> [PolicyStatement] {
    document.statements.filter(AnyKey(told: [], key: key.arn).looksAtKey)
  }

  /// The answer, and whether the key policy looks at the key.
  static func answer(_ question: CheckQuestion) -> (answer: LockoutAnswer, looksAtKey: Bool) {
    let plain = LockoutCheck.answer(question.parse, question.request)
    guard let document = question.parse.document, question.parse.first(.refuses) == nil else {
      return (plain, false)
    }
    var least = AnyKey(question)
    let leastAnswer = least.answer(question, document, most: false)
    guard least.isLooking else { return (plain, false) }
    let looksAtKey = !least.looking.isEmpty
    if leastAnswer.verdict == .accepted { return (leastAnswer, looksAtKey) }
    var most = AnyKey(question)
    let mostAnswer = most.answer(question, document, most: true)
    if mostAnswer.verdict == .refused { return (mostAnswer, looksAtKey) }
    return (open(leastAnswer, mostAnswer, least.looking), looksAtKey)
  }

  private static func open(_ least: LockoutAnswer, _ most: LockoutAnswer, _ looking: [String])
    -> LockoutAnswer
  {
    let place = looking.isEmpty ? "A policy beside the key policy" : looking.joined(separator: ", ")
    let verb = looking.count > 1 ? "look" : "looks"
    var answer = LockoutAnswer(
      .cannotBeDecided,
      reason: place.prefix(1).uppercased() + place.dropFirst()
        + " \(verb) at the key's ARN or Region, and which key it is was not told.",
      statement: most.statement ?? least.statement,
      missing: [CheckReport.whichKey] + most.missing + least.missing.filter { !most.missing.contains($0) })
    answer.rule = most.verdict == .cannotBeDecided ? most.rule : least.rule
    return answer
  }

  private mutating func answer(_ question: CheckQuestion, _ document: PolicyDocument, most: Bool)
    -> LockoutAnswer
  {
    var parse = question.parse
    parse.document = bound(document, most: most, isKeyPolicy: true)
    var request = question.request
    if case .documents(let documents) = request.identityPolicies {
      request.identityPolicies = .documents(documents.map { bound($0, most: most) })
    }
    request.layers.permissionsBoundary = bound(request.layers.permissionsBoundary, most: most)
    request.layers.sessionPolicy = bound(request.layers.sessionPolicy, most: most)
    request.layers.serviceControlPolicies = bound(request.layers.serviceControlPolicies, most: most)
    request.layers.resourceControlPolicies = bound(request.layers.resourceControlPolicies, most: most)
    request.layers.vpcEndpointPolicy = bound(request.layers.vpcEndpointPolicy, most: most)
    return LockoutCheck.answer(parse, request)
  }

  private mutating func bound(_ layer: PolicyLayer, most: Bool) -> PolicyLayer {
    guard case .documents(let documents) = layer else { return layer }
    return .documents(documents.map { bound($0, most: most) })
  }

  private mutating func bound(_ document: PolicyDocument, most: Bool, isKeyPolicy: Bool = false)
    -> PolicyDocument
  {
    var document = document
    for index in document.statements.indices {
      let statement = document.statements[index]
      guard looksAtKey(statement) else { continue }
      isLooking = true
      if isKeyPolicy { looking.append(statement.reference.name) }
      let holds = most == (statement.effect?.value == .allow)
      document.statements[index] = Self.bound(statement, holds: holds) { isOpen($0) }
    }
    return document
  }

  private static func bound(
    _ statement: PolicyStatement, holds: Bool, isOpen: (PolicyCondition.Test) -> Bool
  ) -> PolicyStatement {
    var statement = statement
    let range = statement.resources?.range ?? statement.range
    statement.resources = PolicyPatterns(
      isNegated: false, patterns: [Located(holds ? "*" : nowhere, range: range)], range: range)
    statement.condition?.tests.removeAll(where: isOpen)
    if statement.condition?.tests.isEmpty == true { statement.condition = nil }
    return statement
  }

  /// A statement without Resource has no effect on any key.
  private func looksAtKey(_ statement: PolicyStatement) -> Bool {
    guard let resources = statement.resources else { return false }
    if !resources.patterns.contains(where: { isEveryKey($0.value) }) { return true }
    return (statement.condition?.tests ?? []).contains(where: isOpen)
  }

  /// True for `*`, and for `arn:aws:kms:*:111122223333:key/*` of the key's account.
  private func isEveryKey(_ pattern: String) -> Bool {
    if pattern == "*" { return true }
    let fields = pattern.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    let own = key.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard fields.count == 6, own.count == 6, fields[0] == own[0], fields[3] == "*" else { return false }
    return [1, 2, 4].allSatisfy { fields[$0] == "*" || fields[$0] == own[$0] }
      && (fields[5] == "*" || fields[5] == "key/*")
  }

  /// Whether a test is about the key, by its condition key or by a variable in one of its values.
  private func isOpen(_ test: PolicyCondition.Test) -> Bool {
    let open = Self.keys.filter { !told.contains($0) }
    return open.contains(test.key.value.lowercased())
      || test.values.contains { value in
        let text = value.value.lowercased()
        return open.contains { text.contains("${\($0)") }
      }
  }
}
