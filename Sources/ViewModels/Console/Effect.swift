package import KeyPolicy

/// What `update` asks the outside to do.
///
/// It runs off the main thread and its outcome comes back as a message.
package enum Effect: Sendable, Equatable {
  case identify(generation: Int)
  case listKeys(generation: Int)
  case listAliases(generation: Int)
  case load(LoadPlan.Request, keyARN: String, caller: Caller?, generation: Int)
  case grants(keyID: String, generation: Int)
  /// Cancels every request of a load.
  case cancelLoad(generation: Int)
  case check(CheckRequest)
  case apply(PolicyApplyRequest)
  case mutate(MutationRequest)
  /// Drafts of earlier runs in this Region; of every account when it is not known which one this is.
  case findDrafts(account: String?)
  case saveDraft(StoredDraft, keyARN: String, account: String)
  case deleteDraft(keyARN: String)
  /// Keys typed before now are thrown away.
  case flushInput
  case suspend
  case repaint
  case quit
}
