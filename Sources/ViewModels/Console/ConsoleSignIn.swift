import AWSClient
import Foundation

/// Signing in: what was found, what the person must do, and going somewhere else.
extension ConsoleModel {
  /// Why an action about signing in is disabled now.
  func signInReason(_ id: ActionID) -> String? {
    switch id {
    case .signInAgain where signInCommand.isEmpty && !session.hasSignInFailed(at: now):
      return "The credentials in use do not come from a login, so there is no command to renew them."
    case .profiles where session.isSandbox: return "The sandbox has no profiles."
    case .profiles, .regions:
      return connecting.map { _ in "The console is on its way to another place already." }
    default: return nil
    }
  }

  mutating func performOnSignIn(_ id: ActionID) -> [Effect] {
    switch id {
    case .signIn: overlays.append(.signIn(ReadingPage()))
    case .signInAgain:
      return signInCommand.isEmpty ? [.forgetSignIn] : saveDrafts() + [.runSignIn(signInCommand)]
    case .profiles: return [.readPlaces(.profiles)]
    case .regions: return [.readPlaces(.regions)]
    default: break
    }
    layOut()
    return []
  }

  /// The command that renews the login: of what went wrong, else of what is in use.
  package var signInCommand: [String] {
    let ofProblem = session.signInProblem?.signInCommand ?? []
    return ofProblem.isEmpty ? session.signIn?.command ?? [] : ofProblem
  }

  mutating func receive(_ report: SignInReport) {
    session.signIn = report
    session.source = report.source
    if let error = report.refreshError, session.signInProblem == nil {
      say("New credentials could not be had yet: \(error.sentences)", .error)
    }
  }

  // MARK: Signing in anew

  /// Takes an error that a new login would mend; false for any other.
  ///
  /// The person is told once, in a dialog that waits until they have stopped typing.
  mutating func noteSignIn(_ error: AWSError) -> Bool {
    guard !error.signInCommand.isEmpty else { return false }
    guard session.signInProblem == nil else { return true }
    session.signInProblem = error
    mustTellSignIn = true
    messages.add(error.sentences, isError: true, at: now)
    if policy.isEditing || !overlays.isEmpty {
      toast = Toast(
        text: "You must sign in again. What you type is kept; you are asked as soon as you are done.",
        tone: .error, until: now.addingTimeInterval(8))
    }
    return true
  }

  /// Questions that must not take the keyboard from somebody who types.
  mutating func askWhatWaits() -> [Effect] {
    // A dialog that waits for AWS waits for credentials too: without the code it would wait for ever.
    let isFree = overlays.isEmpty && !policy.isEditing && !isFiltering && !policy.search.isTyping
    if !waitingMFA.isEmpty, isFree || overlays.last?.isAtWork == true {
      // What was said of an earlier try would lie over the question in a small window.
      toast = nil
      overlays.append(.mfa(waitingMFA.removeFirst()))
      return [.flushInput]
    }
    guard isFree else { return [] }
    if connecting?.session != nil { return goWhenFree() }
    guard mustTellSignIn, let problem = session.signInProblem else { return [] }
    mustTellSignIn = false
    toast = nil
    overlays.append(.choice(signInDialog(problem)))
    return [.flushInput]
  }

  private func signInDialog(_ problem: AWSError) -> ChoiceDialog {
    let command = problem.signInCommand.joined(separator: " ")
    return ChoiceDialog(
      title: "Sign in again",
      lines: [
        MetadataLine("", problem.message, .warning),
        MetadataLine("Command", command),
        MetadataLine(
          "", "kmscope gives the screen to this command and comes back to where you are. Nothing is lost.",
          .dim),
      ], buttons: [.init("Not now", .close), .init("Run \(command)", .signIn(problem.signInCommand))])
  }

  mutating func receive(_ outcome: SignInCommandOutcome) -> [Effect] {
    let command = outcome.command.joined(separator: " ")
    switch outcome.exitStatus {
    case 0?: return [.forgetSignIn]
    case let status?: say("\(command) ended with status \(status). You are not signed in again yet.", .error)
    case nil:
      say(
        "\(command) could not be started. Install the AWS CLI, or sign in from another terminal and press R.",
        .error)
    }
    return []
  }

  /// Everything is read again with the new login; rows, cursor, filter and what is typed stay.
  mutating func signedInAgain() -> [Effect] {
    if session.signInProblem != nil { say("Signed in again.", .success) }
    session.signInProblem = nil
    mustTellSignIn = false
    return beginLoad()
  }

  // MARK: The code of a device

  mutating func ask(_ dialog: MFADialog) -> [Effect] {
    waitingMFA.append(dialog)
    if policy.isEditing, overlays.isEmpty {
      say("AWS wants the code of your MFA device; you are asked when you leave the editor.")
    }
    return []
  }

  mutating func withdraw(mfa id: Int) -> [Effect] {
    waitingMFA.removeAll { $0.id == id }
    overlays.removeAll { if case .mfa(let dialog) = $0 { dialog.id == id } else { false } }
    return []
  }

  mutating func handle(_ press: KeyPress, in dialog: MFADialog) -> [Effect] {
    var dialog = dialog
    switch (press.key, press.modifiers) {
    case (.escape, []): return closeOverlay()
    case (.enter, []):
      guard let code = dialog.whole else {
        dialog.notice = "The code has six digits."
        break
      }
      _ = overlays.popLast()
      return [.answerMFA(id: dialog.id, code)]
    default: dialog.type(press)
    }
    replaceTop(.mfa(dialog))
    return []
  }
}
