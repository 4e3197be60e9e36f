/// Risks that lie in dates: what passes now and not later.
extension Durability {
  /// More dates than a policy that people write has.
  private static let mostDates = 16

  static func time(_ document: PolicyDocument, _ request: AccessRequest) -> [DurabilityRisk] {
    guard let now = request.time else { return [] }
    let before = outcome(document, request, at: now)
    guard before != .denied else { return [] }
    for (date, statement) in dates(document, after: now) {
      // The limit itself may still be inside, so the second after it is asked too.
      for moment in [date, date + 1] where outcome(document, request, at: moment) == .denied {
        return [
          DurabilityRisk(
            .danger, "expires",
            "From \(PolicyDate.text(seconds: moment)) on you could not change this policy: \(statement.reference.name) has a date. "
              + "Remove it, or leave kms:PutKeyPolicy to somebody without one.", statement)
        ]
      }
    }
    return []
  }

  private static func outcome(
    _ document: PolicyDocument, _ request: AccessRequest, at time: Int
  ) -> Decision.Outcome {
    var request = request
    request.time = time
    return PolicyEvaluation.decide(document: document, request: request, action: LockoutCheck.action).outcome
  }

  /// The dates that conditions compare the present with, from now on, earliest first.
  private static func dates(_ document: PolicyDocument, after now: Int) -> [(Int, PolicyStatement)] {
    var dates: [(Int, PolicyStatement)] = []
    for statement in document.statements {
      for test in statement.condition?.tests ?? [] {
        guard ["aws:currenttime", "aws:epochtime"].contains(test.key.value.lowercased()) else { continue }
        for value in test.values {
          guard let date = PolicyDate(value.value) else { continue }
          let seconds = Int(date.milliseconds / 1_000)
          if seconds >= now { dates.append((seconds, statement)) }
        }
      }
    }
    return Array(dates.sorted { $0.0 < $1.0 }.prefix(mostDates))
  }
}
