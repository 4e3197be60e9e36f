/// Everything that can go wrong in a call to AWS, with what a person needs to act on it.
package struct AWSError: Error, Sendable, Equatable {
  package enum Kind: String, Sendable, Equatable {
    /// AWS answered with an error code.
    case service
    /// No answer came (connection, DNS, TLS, time-out).
    case transport
    /// An answer came that is not what the service sends (for example HTML from a proxy).
    case unreadableAnswer
    /// No usable credentials, or they have expired.
    case credentials
    /// No Region, unknown profile, bad endpoint.
    case configuration
    /// The client is read-only and the operation is not on the allow-list.
    case readOnly
    /// The caller gave up.
    case cancelled
  }
  package var kind: Kind
  /// AWS's own code (`AccessDeniedException`, …) or ours (`ConnectionRefused`, …); unknown codes are kept.
  package var code: String
  /// What happened, a full sentence or AWS's own text.
  package var message: String
  /// For example `DescribeKey`; empty when no operation was under way.
  package var operation: String
  package var requestID: String?
  package var status: Int?
  /// What the person can do next, a full sentence; empty when there is nothing to say.
  package var hint: String
  /// The command that signs the person in again, word by word, for example `aws sso login --profile prod`; empty when
  /// there is none.
  package var signInCommand: [String] = []

  package init(
    _ kind: Kind, code: String, message: String, operation: String = "", requestID: String? = nil,
    status: Int? = nil, hint: String = ""
  ) {
    self.kind = kind
    self.code = code
    self.message = message
    self.operation = operation
    self.requestID = requestID
    self.status = status
    self.hint = hint
  }

  /// The message as a sentence, and what to do next.
  ///
  /// AWS's own texts often end without a period, and some errors of KMS come without any text.
  package var sentences: String {
    let isSilent = !message.contains { !$0.isWhitespace }
    let told = isSilent ? "\(operation.isEmpty ? "A call" : operation) was answered with \(code)." : message
    let isEnded = told.last.map { ".!?:;…".contains($0) } ?? true
    return [isEnded ? told : told + ".", hint].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// Says one more thing that the person can do.
  mutating func addHint(_ sentence: String) {
    hint = hint.isEmpty ? sentence : "\(hint) \(sentence)"
  }

  /// True when AWS said that the caller may not do this.
  package var isAccessDenied: Bool { kind == .service && code == "AccessDeniedException" }
}
