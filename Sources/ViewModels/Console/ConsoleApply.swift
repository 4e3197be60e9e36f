import AWSClient
import KeyPolicy

/// Reviewing and applying a policy: what is sent is exactly what was checked, for the caller and key shown.
extension ConsoleModel {
  /// Opens the review.
  ///
  /// Credentials and IAM policies may have changed since the list was loaded, so AWS is asked again first. Then the
  /// lockout check runs once more on exactly the text that would be sent.
  mutating func openApply() -> [Effect] {
    guard let keyID = policy.keyID, let row = keys.row(keyID) else { return [] }
    let request = PolicyApplyRequest(
      id: takeID(), keyID: keyID, keyARN: row.arn,
      account: KeyARN.account(row.arn) ?? session.account ?? "", region: session.region,
      caller: session.identity.value, base: policy.base, draft: policy.text)
    overlays.append(
      .apply(ApplyDialog(request, keyName: row.name, confirmationText: row.confirmationText)))
    layOut()
    // Keys typed ahead must not confirm what has not been read.
    return [.flushInput] + askCaller() + saveDrafts()
  }

  /// What AWS says of the text under review comes when it comes; nobody waits for it.
  func askAboutReview() -> [Effect] {
    guard !session.isQuiet, !session.isSandbox, let account = session.account, let ask = callerAsk.id,
      let review = openReview
    else { return [] }
    return [.askAboutReview(ask: ask, text: review.dialog.request.draft, account: account)]
  }

  /// What was asked for before AWS was asked anew says nothing of now.
  mutating func receive(_ checks: ReviewChecks, ask: Int) -> [Effect] {
    guard ask == callerAsk.id, case (let index, var dialog)? = openReview else { return [] }
    let verdict = dialog.verdict
    dialog.take(checks)
    overlays[index] = .apply(dialog)
    // A button that was pressed for another verdict must not be pressed for this one.
    return dialog.verdict == verdict ? [] : [.flushInput]
  }

  /// What is known of the key whose policy is shown.
  var policyKey: KeyFacts { facts(of: policy.keyARN, policy.keyID) }

  /// What is known of the key under review, which need not be the one in the panes any more.
  private func facts(of request: PolicyApplyRequest) -> KeyFacts { facts(of: request.keyARN, request.keyID) }

  private func facts(of arn: String, _ keyID: String?) -> KeyFacts {
    var facts = KeyFacts(arn: arn)
    guard let metadata = keyID.flatMap(keys.row)?.metadata.value else { return facts }
    facts.keySpec = metadata.spec
    facts.keyUsage = metadata.usage
    facts.origin = metadata.origin
    facts.multiRegionKeyType = metadata.multiRegionType
    return facts
  }

  /// The verdict of an open review belongs to one caller and to what IAM says of them, so it is asked for anew.
  ///
  /// While AWS is being asked about the caller there is none, and nothing can be applied.
  mutating func judgeReview() -> [Effect] {
    guard case (let index, var dialog)? = openReview else { return [] }
    var effects: [Effect] = []
    if let step = callerAsk.step {
      dialog.request.caller = session.identity.value
      dialog.begin(.asking(step))
    } else {
      // Who the caller was before counts for nothing here when AWS does not say who it is now.
      let isKnown = callerAsk.isCallerKnown
      dialog.request.caller = isKnown ? session.identity.value : nil
      let access = isKnown ? session.accessRequest(facts(of: dialog.request), at: now) : nil
      let check = policy.question(about: dialog.request, access)
      dialog.begin(.checking(id: check.id))
      effects.append(.check(check))
    }
    overlays[index] = .apply(dialog)
    return effects
  }

  /// The review and where it lies; nil when there is none, or when its policy is being sent already.
  private var openReview: (index: Int, dialog: ApplyDialog)? {
    guard let index = overlays.lastIndex(where: { $0.applyID != nil }),
      case .apply(let dialog) = overlays[index], dialog.isBeforeSending
    else { return nil }
    return (index, dialog)
  }

  /// The key under review.
  var reviewedKeyARN: String? { openReview?.dialog.request.keyARN }

  /// The answer of a check, for the pane or for the review that asked.
  mutating func receive(_ check: PolicyCheck, id: Int) -> [Effect] {
    policy.receive(check, id: id)
    for index in overlays.indices {
      guard case .apply(var dialog) = overlays[index], dialog.stage == .checking(id: id) else { continue }
      dialog.take(check, at: callerAsk.askedAt ?? now)
      overlays[index] = .apply(dialog)
      // What was typed while the check ran is no answer to what it found.
      return [.flushInput]
    }
    return []
  }

  mutating func receive(_ step: PolicyApplyStep, id: Int) -> [Effect] {
    changeApply(id) { $0.stage = .working(step) }
    return []
  }

  mutating func receive(_ outcome: PolicyApplyOutcome, id: Int) -> [Effect] {
    guard case .apply(let dialog)? = overlays.last(where: { $0.applyID == id }) else { return [] }
    let request = dialog.request
    switch outcome {
    case .applied(let text):
      return finishApply(request, shows: text, "The policy of \(dialog.keyName) is applied and read back.")
    case .appliedDifferently(let text):
      return finishApply(
        request, shows: text,
        "The policy of \(dialog.keyName) is applied, but AWS now shows another document than the one sent: "
          + "it may have rewritten principals, or somebody changed it since. What AWS shows is on the screen."
      )
    case .appliedNotYetVisible:
      return finishApply(
        request, shows: request.draft,
        "AWS took the policy of \(dialog.keyName) but still shows the old one; changes can take minutes. R reads again."
      )
    case .appliedUnread(let error):
      return finishApply(
        request, shows: request.draft,
        "AWS took the policy of \(dialog.keyName), but reading it back failed: \(error.message)")
    case .conflict(let current):
      changeApply(id) { $0.meetConflict(current) }
    case .callerChanged(let error): return judgeAgain(id, error)
    case .copyFailed(let sentence):
      fail(id, ["AWS's policy could not be saved first, so nothing was sent.", sentence])
    case .failed(let step, let error):
      _ = noteSignIn(error)
      fail(id, ["\(step.rawValue) failed; AWS's policy is unchanged.", error.message, error.hint])
    case .unknown(let error):
      _ = noteSignIn(error)
      forgetAnswersUnderWay(of: request.keyID)
      fail(
        id,
        [
          "No certain answer came to PutKeyPolicy, so it is not known whether AWS took the policy.",
          error.message, "The draft is kept. R reads the policy again.",
        ])
    }
    // What was typed while AWS was asked is no answer to how it ended.
    return [.flushInput]
  }

  /// The credentials have come to be somebody else's since the verdict: nothing was sent, and there is a new one.
  private mutating func judgeAgain(_ id: Int, _ error: AWSError) -> [Effect] {
    messages.add(error.sentences, isError: true, at: now)
    return judgeAgain(id, because: error.sentences)
  }

  /// Nothing was sent, and what was decided is decided anew.
  private mutating func judgeAgain(_ id: Int, because reason: String) -> [Effect] {
    changeApply(id) {
      $0.begin(.asking(.identity))
      $0.notice = reason
      $0.top = 0
    }
    return [.flushInput] + askCaller()
  }

  private mutating func fail(_ id: Int, _ sentences: [String]) {
    let said = sentences.filter { !$0.isEmpty }
    changeApply(id) {
      $0.stage = .failed(said)
      $0.top = 0
    }
    messages.add(said.joined(separator: " "), isError: true, at: now)
  }

  /// AWS has the policy: the draft is done with, the pane shows AWS's text.
  private mutating func finishApply(_ request: PolicyApplyRequest, shows text: String, _ words: String)
    -> [Effect]
  {
    overlays.removeAll { $0.applyID == request.id }
    forgetAnswersUnderWay(of: request.keyID)
    policyTexts[request.keyID] = .loaded(text)
    if policy.keyID == request.keyID {
      policy.endEditing(at: now)
      policy.rebase(on: text, keepDraft: false, at: now)
    }
    // The word in the list is of the old policy.
    keys.change(request.keyID, at: now) { if !$0.policy.isLoading { $0.policy = .notAsked } }
    layOut()
    say(words, .success)
    return dropDraft(of: request.keyARN)
  }

  /// Somebody else changed the policy: the draft stays and is from now on compared with theirs.
  mutating func takeNewerPolicy(_ current: String, for request: PolicyApplyRequest) -> [Effect] {
    policyTexts[request.keyID] = .loaded(current)
    if policy.keyID == request.keyID { policy.rebase(on: current, keepDraft: true, at: now) }
    let isSame = current.utf8.elementsEqual(request.draft.utf8)
    drafts.put(isSame ? nil : StoredDraft(text: request.draft, base: current), for: request.keyARN)
    say(
      isSame
        ? "AWS's newer policy is the same as the draft: there is nothing left to apply."
        : "The draft is now compared with AWS's newer policy. Review it again with Ctrl-S.")
    return saveDrafts()
  }

  private mutating func changeApply(_ id: Int, _ body: (inout ApplyDialog) -> Void) {
    guard let index = overlays.lastIndex(where: { $0.applyID == id }),
      case .apply(var dialog) = overlays[index]
    else { return }
    dialog.focusedButton = 0
    body(&dialog)
    overlays[index] = .apply(dialog)
  }

  // MARK: The review's keys

  mutating func handle(_ press: KeyPress, in dialog: ApplyDialog) -> [Effect] {
    var dialog = dialog
    dialog.notice = nil
    switch (press.key, press.modifiers) {
    case (.escape, []): return closeOverlay()
    case (.up, []): dialog.scroll(by: -1)
    case (.down, []): dialog.scroll(by: 1)
    case (.pageUp, []): dialog.scroll(by: -dialog.height)
    case (.pageDown, []): dialog.scroll(by: dialog.height)
    case (.tab, []), (.backTab, []): dialog.moveFocus()
    case (.left, []) where !dialog.needsTyping, (.right, []) where !dialog.needsTyping:
      dialog.moveFocus(to: press.key == .left ? 0 : 1)
    case (.enter, []): return confirm(dialog)
    default:
      if dialog.stage == .review, dialog.needsTyping { _ = dialog.confirmation.handle(press) }
    }
    replaceTop(.apply(dialog))
    return []
  }

  private mutating func confirm(_ dialog: ApplyDialog) -> [Effect] {
    var dialog = dialog
    switch dialog.stage {
    case .working: return []
    case .asking, .checking, .review: break
    case .failed: return closeOverlay()
    case .conflict(let current):
      _ = overlays.popLast()
      return takeNewerPolicy(current, for: dialog.request)
    }
    if dialog.stage == .review, dialog.focusedButton == 0, !dialog.needsTyping { return closeOverlay() }
    if let reason = dialog.whyNot {
      dialog.notice = reason
      dialog.top = 0
    } else if dialog.focusedButton == 0 {
      // In the field Enter goes on to the button, as in every form here.
      dialog.moveFocus(to: 1)
    } else if dialog.isVerdictOld(at: now) {
      return judgeAgain(
        dialog.request.id,
        because: "The verdict was no longer fresh, so nothing was sent yet and AWS is asked once more.")
    } else {
      dialog.stage = .working(.rereading)
      replaceTop(.apply(dialog))
      return [.apply(dialog.request)]
    }
    replaceTop(.apply(dialog))
    return []
  }
}

extension Overlay {
  /// The id of the apply this overlay shows.
  var applyID: Int? {
    guard case .apply(let dialog) = self else { return nil }
    return dialog.request.id
  }
}
