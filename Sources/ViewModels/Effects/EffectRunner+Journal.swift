import AWSClient
import Journal

/// What the journal keeps: drafts, and where the console was.
extension EffectRunner {
  func findDrafts(_ account: String?, _ region: String) {
    journal.enqueue { [post, saysSetAside] journal throws(JournalError) in
      if let setAside = journal.setAside {
        let isFirst = saysSetAside.withLock { says in
          defer { says = false }
          return says
        }
        if isFirst { post(.journalFailed(setAside.message)) }
      }
      let drafts = try journal.drafts().filter { draft in
        draft.region == region && (account ?? draft.account) == draft.account
      }
      let pairs = drafts.map { ($0.keyARN, StoredDraft(text: $0.text, base: $0.baseText)) }
      post(
        .draftsFound(
          Dictionary(pairs) { first, _ in first }, of: DraftPlace(account: account, region: region)))
    } report: { [post] error in
      post(.journalFailed("\(error.message) \(error.hint)"))
    }
  }

  func save(_ draft: StoredDraft, _ keyARN: String, _ account: String, _ region: String) {
    let stored = Draft(
      account: account, region: region, keyARN: keyARN, text: draft.text, baseText: draft.base,
      updated: clock())
    journal.enqueue { journal throws(JournalError) in
      try journal.saveDraft(stored)
    } report: { [post] error in
      post(.journalFailed("The draft could not be saved. \(error.message) \(error.hint)"))
    }
  }

  func deleteDraft(_ keyARN: String) {
    journal.enqueue { journal throws(JournalError) in
      try journal.deleteDraft(keyARN)
    } report: { [post] error in
      post(.journalFailed("\(error.message) \(error.hint)"))
    }
  }

  /// Best effort: a list in another order is no reason to disturb anybody.
  func remember(_ place: Place) {
    let now = clock()
    journal.enqueue { journal throws(JournalError) in
      try journal.notePlace(VisitedPlace(profile: place.profile, region: place.region ?? "", visited: now))
    } report: { _ in
    }
  }
}
