package import AWSClient
internal import struct Foundation.Date

/// One question to AWS: who the caller is, what IAM allows them and, where that may not be read, what its simulator says.
///
/// Only the answers to the last one count. Those to one before it are late, in whatever order they come.
package struct CallerAsk: Sendable, Equatable {
  /// What is waited for.
  package enum Step: Sendable, Equatable {
    case identity
    case iam
    case simulator(keyARN: String)
  }

  /// Carried by the answers; nil before the first question.
  private(set) var id: Int?
  /// Nil when everything has come, or cannot be had.
  private(set) var step: Step?
  /// False until AWS has said who the caller is: who they were before decides nothing.
  private(set) var isCallerKnown = false

  /// When the question was put: what is answered was true then, however late the answers are looked at.
  private(set) var askedAt: Date?

  /// Nobody is asked.
  init() {}

  /// The question of who the caller is.
  init(id: Int, at now: Date) {
    self.id = id
    askedAt = now
    step = .identity
  }

  /// AWS has said who the caller is, or why it does not; without that nothing more is asked.
  /// - Parameter hasIAM: False where there is no IAM to ask.
  mutating func take(_ identity: Result<CallerIdentity, AWSError>, hasIAM: Bool) {
    isCallerKnown = identity.failure == nil
    step = isCallerKnown && hasIAM ? .iam : nil
  }

  mutating func waitForSimulator(on keyARN: String) { step = .simulator(keyARN: keyARN) }
  mutating func end() { step = nil }

  /// What is under way was cancelled: its answers are late from now on, and what has come stays.
  mutating func stop(nextID: Int) {
    id = nextID
    step = nil
  }

  /// True once IAM's own answer is here: before it nobody knows whom the simulator would have to be asked about.
  var isSimulatorNext: Bool {
    switch step {
    case .identity, .iam: false
    case .simulator, nil: isCallerKnown
    }
  }
}

/// An answer to it.
package enum CallerAnswer: Sendable {
  case identity(Result<CallerIdentity, AWSError>)
  case iam(CallerIAM)
  /// IAM's simulator on one key, or why it may not be asked.
  case simulated(keyARN: String, Result<SimulatedAccess, AWSError>)
}
