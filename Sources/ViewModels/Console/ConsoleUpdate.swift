package import struct Foundation.Date

extension ConsoleModel {
  /// Takes one message and returns what the outside shall do: no network, no clock, no curses.
  /// - Parameters:
  ///   - message: what happened.
  ///   - now: when it happened.
  package mutating func update(_ message: Message, at now: Date) -> [Effect] {
    self.now = now
    switch message {
    case .start: return start()
    case .press(let press): return handle(press)
    case .pasted(let text): return handlePaste(text)
    case .pasteWasCut:
      say("The paste was longer than 1 MiB; the rest of it is missing.", .error)
      return []
    case .hangup: return saveDrafts()
    case .resized(let size): return resize(to: size)
    case .resumed: return [.repaint]
    case .tick: return tick()
    case .loaded(let generation, let answer):
      guard generation == self.generation else { return [] }
      // Every answer makes room for the next request; waiting for a frame would slow the loading down.
      return receive(answer) + requestDetails()
    case .told(let ask, let answer): return receive(answer, ask: ask) + requestDetails()
    case .checked(let id, let check): return receive(check, id: id)
    case .reviewChecked(let ask, let checks): return receive(checks, ask: ask)
    case .applyStep(let id, let step): return receive(step, id: id)
    case .applied(let id, let outcome): return receive(outcome, id: id)
    case .mutated(let request, let result): return receive(result, of: request)
    case .draftsFound(let found, let place):
      // An answer about the place before says nothing of this one.
      guard place == nil || place == draftSearchPlace else { return [] }
      return receive(drafts: found)
    case .journalFailed(let sentence): return journalFailed(sentence)
    case .mfaAsked(let id, let question): return ask(MFADialog(id: id, question: question))
    case .mfaWithdrawn(let id): return withdraw(mfa: id)
    case .signInCommandEnded(let outcome): return receive(outcome)
    case .signInForgotten: return signedInAgain()
    case .placesRead(let kind, let result): return receive(result, for: kind)
    case .connected(let id, let result): return receive(result, connection: id)
    case .called(let call):
      note(call)
      return []
    }
  }

  /// Called once after a batch of messages, before painting: brings what follows from the batch up to date.
  package mutating func settle() -> [Effect] {
    layOut()
    catchUp()
    return askWhatWaits() + requestDetails()
  }

  /// Brings the list up to date and the other panes to the key under its cursor.
  mutating func catchUp() {
    keys.settle()
    followSelection()
  }

  private mutating func resize(to size: TerminalSize) -> [Effect] {
    self.size = size
    layOut()
    return []
  }

  private mutating func tick() -> [Effect] {
    if let toast, toast.until <= now { self.toast = nil }
    if let quitChordUntil, quitChordUntil <= now { self.quitChordUntil = nil }
    if let pacing, pacing.until <= now { self.pacing = nil }
    var effects: [Effect] = []
    if let draftDue, draftDue <= now { effects += saveDrafts() }
    if let request = policy.takeCheck(for: session, policyKey, at: now) { effects.append(.check(request)) }
    return effects
  }
}
