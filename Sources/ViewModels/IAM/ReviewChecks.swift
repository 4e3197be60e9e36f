import AWSClient
import KeyPolicy

/// What AWS itself says of a policy before it is applied: whether its users and roles exist, and Access Analyzer's findings.
package struct ReviewChecks: Sendable, Equatable {
  /// One paragraph for each thing that was asked.
  package var lines: [LockoutLine] = []
  /// What makes an *accepted* uncertain, as the name of a missing fact.
  package var doubts: [String] = []

  package init() {}
}

/// Asks AWS about a policy, as far as that is permitted; changes nothing.
struct ReviewChecker: Sendable {
  /// Users and roles looked up for one policy; each costs a call.
  static let mostPrincipals = 20

  let iam: IAMClient
  let accessAnalyzer: AccessAnalyzerClient
  let optional: OptionalCalls

  init(_ connected: Connected) {
    iam = IAMClient(connected.service)
    accessAnalyzer = AccessAnalyzerClient(connected.service)
    optional = connected.optional
  }

  /// - Parameter account: Of the caller; principals of others cannot be looked up.
  func run(_ text: String, account: String) async -> ReviewChecks {
    var checks = ReviewChecks()
    if let document = PolicyDocument.parse(Array(text.utf8)).document {
      await lookUp(document.namedIAMPrincipals.filter { $0.account == account }, &checks)
    }
    await analyse(text, &checks)
    return checks
  }

  // MARK: Principals

  private func lookUp(_ principals: [NamedIAMPrincipal], _ checks: inout ReviewChecks) async {
    guard !principals.isEmpty else { return }
    var existing = 0
    for principal in principals.prefix(Self.mostPrincipals) {
      switch await existence(of: principal) {
      case .exists: existing += 1
      case .missing(let sentence):
        checks.lines.append(LockoutLine(sentence, .error))
        checks.doubts.append("whether \(principal.arn) exists (IAM does not find it)")
      case .notKnown(let sentence):
        checks.lines.append(LockoutLine(sentence, .dim))
        return
      case .notAsked: return
      }
    }
    if existing > 0 {
      let words = existing == 1 ? "1 user or role" : "\(existing) users and roles"
      checks.lines.append(LockoutLine("IAM knows \(words) of this account that the policy names.", .dim))
    }
    if principals.count > Self.mostPrincipals {
      let left = principals.count - Self.mostPrincipals
      checks.lines.append(LockoutLine("\(left) more users and roles were not looked up.", .dim))
    }
  }

  private enum Existence {
    case exists
    case missing(String)
    case notKnown(String)
    case notAsked
  }

  private func existence(of principal: NamedIAMPrincipal) async -> Existence {
    let operation = principal.kind == .user ? "GetUser" : "GetRole"
    let answer = await optional.ask(.iam, operation) { () throws(AWSError) -> String? in
      do throws(AWSError) {
        return principal.kind == .user
          ? try await iam.getUser(principal.name).arn : try await iam.getRole(principal.name).arn
      } catch {
        guard error.code == "NoSuchEntity" || error.code == "NoSuchEntityException" else { throw error }
        return nil
      }
    }
    switch answer {
    case .answer(let arn?) where arn.utf8.elementsEqual(principal.arn.utf8): return .exists
    case .answer(let arn?):
      return .missing(
        "The policy names \(principal.arn), but its ARN is \(arn): AWS refuses principals that do not exist.")
    case .answer(nil):
      return .missing(
        "IAM does not know \(principal.arn): AWS refuses a policy with a principal that does not exist. One made seconds ago "
          + "may take a moment.")
    case .notPermitted:
      return .notKnown("Whether the users and roles exist was not looked up: you may not call iam:\(operation).")
    case .unavailable(let error):
      return .notKnown("Whether the users and roles exist was not looked up: \(error.sentences)")
    case .notAsked: return .notAsked
    }
  }

  // MARK: Access Analyzer

  private func analyse(_ text: String, _ checks: inout ReviewChecks) async {
    let answer = await optional.ask(.accessAnalyzer, "ValidatePolicy") { () throws(AWSError) in
      try await accessAnalyzer.validatePolicy(text)
    }
    switch answer {
    case .answer(let findings) where findings.isEmpty:
      checks.lines.append(LockoutLine("Access Analyzer has no findings.", .dim))
    case .answer(let findings): checks.lines += findings.map(Self.line)
    case .notPermitted:
      checks.lines.append(
        LockoutLine("Access Analyzer was not asked: you may not call access-analyzer:ValidatePolicy.", .dim))
    case .unavailable(let error):
      checks.lines.append(LockoutLine("Access Analyzer gave no answer: \(error.message)", .dim))
    case .notAsked: break
    }
  }

  private static func line(_ finding: AnalyzerFinding) -> LockoutLine {
    let place = finding.locations.first?.start.map { "\($0.line):\($0.column + 1)  " } ?? ""
    let tone: LockoutLine.Tone =
      switch finding.type {
      case "ERROR": .error
      case "SECURITY_WARNING", "WARNING": .warning
      default: .note
      }
    return LockoutLine("\(place)Access Analyzer, \(finding.code): \(finding.details)", tone)
  }
}
