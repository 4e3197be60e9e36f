/// How the credentials were found: every provider in order, with what it had to say.
///
/// Never holds a secret; texts of files and AWS are drawn as untrusted text.
package struct SignInTrace: Sendable, Equatable {
  package enum Outcome: Sendable, Equatable {
    /// Gave the credentials in use.
    case used
    /// There is nothing for it to work with.
    case absent
    /// It was there and came after the one in use, or was left out on purpose.
    case skipped
    /// It should have worked and did not; the search ended there.
    case failed
  }

  package struct Step: Sendable, Equatable {
    /// For people, for example `environment` or `role Admin (profile prod)`.
    package var provider: String
    package var outcome: Outcome
    /// What was found or is missing and where, for example `no AWS_ACCESS_KEY_ID`; no full stop.
    package var detail: String

    package init(_ provider: String, _ outcome: Outcome, _ detail: String) {
      self.provider = provider
      self.outcome = outcome
      self.detail = detail
    }
  }

  package var steps: [Step]

  package init(steps: [Step] = []) { self.steps = steps }
}
