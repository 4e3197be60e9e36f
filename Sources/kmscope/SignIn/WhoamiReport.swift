import AWSClient
import Foundation
import ViewModels

/// What `whoami` has found out.
struct WhoamiReport {
  private var session: Session
  private let now = Date()
  /// Why AWS does not know the caller; nil when it does.
  private(set) var error: AWSError?

  init(_ connected: Connected) async {
    session = connected.session
    do throws(AWSError) {
      session.identity = .loaded(try await STSClient(connected.service).getCallerIdentity())
    } catch {
      session.identity = .failed(error)
      self.error = error
    }
    session.signIn = connected.report()
    if let source = session.signIn?.source { session.source = source }
  }

  /// Labels and values below each other; what comes from outside cannot command the terminal.
  var text: String {
    let lines = SignInLines(session: session, now: now, zone: .current).lines
    let width = lines.map { $0.tone == .heading ? 0 : $0.label.count }.max() ?? 0
    let rows = lines.map { line in
      if line.tone == .heading { return "\n\(line.label)" }
      let label = line.label + String(repeating: " ", count: max(0, width - line.label.count))
      return "\(label)  \(line.value)"
    }
    return rows.joined(separator: "\n").withoutControls(keeping: ["\n"]) + "\n"
  }

  var json: String {
    let identity = session.identity.value
    let steps = (session.signIn?.trace.steps ?? []).map { step in
      JSONText.object([
        ("provider", .string(step.provider)), ("outcome", .string("\(step.outcome)")),
        ("detail", .string(step.detail)),
      ])
    }
    let answer = JSONText.object([
      ("account", .optional(identity?.account)), ("arn", .optional(identity?.arn)),
      ("userId", .optional(identity?.userID)), ("source", .string(session.source)),
      ("accessKeyId", .optional(session.signIn?.accessKeyID)),
      ("expiration", .optional(session.signIn?.expiration?.ISO8601Format())),
      ("region", .string(session.region)), ("profile", .optional(session.profile)),
      ("endpoint", .optional(session.customEndpoint)), ("error", .optional(error?.sentences)),
      ("providers", .list(steps)),
    ])
    return Self.text(answer)
  }

  /// The answer when not even the settings can be read.
  static func json(of error: AWSError) -> String {
    text(.object([("error", .string(error.sentences)), ("providers", .list([]))]))
  }

  private static func text(_ answer: JSONText) -> String {
    var bytes: [UInt8] = []
    answer.writePretty(to: &bytes)
    return String(decoding: bytes, as: UTF8.self) + "\n"
  }
}
