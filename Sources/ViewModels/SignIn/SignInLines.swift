import AWSClient
package import Foundation

/// What the sign-in page says: who one is, how one got in, and what was tried on the way.
package struct SignInLines: Sendable {
  package var session: Session
  package var now: Date
  package var zone: TimeZone
  package var pacing: PacingNote?

  package init(session: Session, pacing: PacingNote? = nil, now: Date, zone: TimeZone) {
    self.session = session
    self.pacing = pacing
    self.now = now
    self.zone = zone
  }

  package var lines: [MetadataLine] {
    identity + credentials + place + iam + calls + tried
  }

  private var identity: [MetadataLine] {
    switch session.identity {
    case .loaded(let identity):
      let name = session.accountNote?.name.map { "\($0) (\(identity.account))" } ?? identity.account
      return [
        MetadataLine("Account", name), MetadataLine("ARN", identity.arn),
        MetadataLine("User ID", identity.userID),
      ]
    case .denied(let error), .failed(let error):
      return [MetadataLine("Account", "unknown. \(error.sentences)", .error)]
    case .notAsked: return [MetadataLine("Account", "not asked", .dim)]
    case .loading: return [MetadataLine("Account", "asking AWS…", .dim)]
    }
  }

  private var credentials: [MetadataLine] {
    var lines = [MetadataLine("Source", session.source)]
    guard let report = session.signIn else { return lines }
    if let id = report.accessKeyID { lines.append(MetadataLine("Access key", id)) }
    if let expiration = report.expiration {
      let left = expiration.timeIntervalSince(now)
      let words =
        left <= 0
        ? "expired"
        : "in \(DateWords.countdown(to: expiration, from: now)), at \(DateWords.local(expiration, in: zone))"
      lines.append(MetadataLine("Expires", words, left < 300 ? .warning : .plain))
    } else if report.accessKeyID != nil {
      lines.append(MetadataLine("Expires", "never, as far as is known"))
    }
    // Without any credentials the account's line says why.
    if let error = report.refreshError, report.accessKeyID != nil {
      lines.append(MetadataLine("Renewal", error.sentences, .error))
    }
    if let problem = session.signInProblem { lines.append(MetadataLine("Login", problem.sentences, .error)) }
    if !report.command.isEmpty { lines.append(MetadataLine("Renew", report.command.joined(separator: " "))) }
    return lines
  }

  private var place: [MetadataLine] {
    var lines = [MetadataLine("Region", session.region)]
    if let profile = session.profile { lines.append(MetadataLine("Profile", profile)) }
    if let endpoint = session.customEndpoint { lines.append(MetadataLine("KMS endpoint", endpoint)) }
    if let notice = ConsoleModel.plainHTTPNotice(session.plainHTTPHosts) {
      lines.append(MetadataLine("Without TLS", notice, .warning))
    }
    return lines
  }

  private var iam: [MetadataLine] {
    guard let iam = session.callerIAM else { return [] }
    var lines = iam.sentence.map { [MetadataLine("IAM", $0)] } ?? []
    lines += iam.remarks.map { MetadataLine("", $0, .dim) }
    return lines
  }

  private var calls: [MetadataLine] {
    var lines: [MetadataLine] = []
    if let offset = session.clockOffset {
      lines.append(MetadataLine("Clock", ConsoleModel.clockSentence(offset), .warning))
    }
    if let pacing { lines.append(MetadataLine("Pacing", pacing.sentence, .warning)) }
    if session.isQuiet { lines.append(MetadataLine("Quiet mode", "No call is made that is not needed.")) }
    if !session.notPermitted.isEmpty {
      lines.append(
        MetadataLine(
          "Not permitted", session.notPermitted.joined(separator: ", ") + " (not asked again)", .dim))
    }
    return lines
  }

  private var tried: [MetadataLine] {
    guard let steps = session.signIn?.trace.steps, !steps.isEmpty else { return [] }
    return [MetadataLine("Tried, in this order", "", .heading)]
      + steps.map { step in
        MetadataLine(step.provider, "\(Self.word(step.outcome)): \(step.detail)", Self.tone(step.outcome))
      }
  }

  static func word(_ outcome: SignInTrace.Outcome) -> String {
    switch outcome {
    case .used: "in use"
    case .absent: "nothing there"
    case .skipped: "left out"
    case .failed: "failed"
    }
  }

  private static func tone(_ outcome: SignInTrace.Outcome) -> MetadataLine.Tone {
    switch outcome {
    case .used: .plain
    case .absent, .skipped: .dim
    case .failed: .error
    }
  }
}

extension ConsoleModel {
  package var signInLines: [MetadataLine] {
    SignInLines(session: session, pacing: pacing, now: now, zone: zone).lines
  }

  /// Rows of the sign-in page at a width: labels in one column, values wrapped beside them.
  private func signInRows(columns: Int) -> Int { MetadataLine.rows(of: signInLines, columns: columns) }

  mutating func handle(_ press: KeyPress, inSignIn page: ReadingPage) -> [Effect] {
    var page = page
    let action = ActionTable.action(for: press, in: .keys)?.id
    switch action {
    case .back, .quit, .signIn: return closeOverlay()
    case .signInAgain:
      _ = overlays.popLast()
      return perform(.signInAgain)
    case let movement?: page.scroll(movement, rows: signInRows(columns: page.columns))
    case nil: break
    }
    replaceTop(.signIn(page))
    return []
  }
}
