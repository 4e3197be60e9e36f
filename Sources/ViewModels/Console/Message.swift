package import AWSClient
import KeyPolicy

/// Everything that can happen to the console.
package enum Message: Sendable {
  case press(KeyPress)
  case pasted(String)
  /// More was pasted than a paste may hold; the rest is gone.
  case pasteWasCut
  /// The terminal is gone; nothing can be shown any more.
  case hangup
  case resized(TerminalSize)
  /// The program is in the foreground again after a suspend.
  case resumed
  /// A deadline of the model has passed.
  case tick
  /// The console opens: everything is asked for.
  case start
  /// An answer that belongs to a load; late answers of an older load are dropped.
  case loaded(generation: Int, Loaded)
  /// Who the caller is and what IAM says of them; late answers to an earlier question are dropped.
  case told(ask: Int, CallerAnswer)
  case checked(id: Int, PolicyCheck)
  case reviewChecked(ask: Int, ReviewChecks)
  case applyStep(id: Int, PolicyApplyStep)
  case applied(id: Int, PolicyApplyOutcome)
  case mutated(MutationRequest, Result<KeyMetadata?, AWSError>)
  /// Drafts of this account and Region that the journal kept from an earlier run.
  case draftsFound([String: StoredDraft], of: DraftPlace? = nil)
  /// The journal could not be read or written; the sentence says why and what to do.
  case journalFailed(String)
  /// A sign-in waits for the code of a device.
  case mfaAsked(id: Int, MFAQuestion)
  /// Nobody waits for that code any more.
  case mfaWithdrawn(id: Int)
  /// A command that signs in has given the screen back.
  case signInCommandEnded(SignInCommandOutcome)
  /// Credentials and failures of before are forgotten.
  case signInForgotten
  case placesRead(PlaceKind, Result<PlaceChoices, AWSError>)
  /// The connection a person asked for stands, or cannot be made.
  case connected(id: Int, Result<Session, AWSError>)
  /// An AWS call has ended, for the message list.
  case called(CallSummary)
}

/// An answer of the key list's load.
package enum Loaded: Sendable {
  /// Credentials were found or not; how, is in the report.
  case signedIn(SignInReport)
  /// Optional calls that are not permitted.
  case notPermitted([String])
  case keys([KeyListEntry])
  case keysEnded(AWSError?)
  case aliases([AliasListEntry])
  case aliasesEnded(AWSError?)
  case metadata(String, Result<KeyMetadata, AWSError>)
  case policy(String, Result<PolicyRead, AWSError>)
  case rotation(String, Result<KeyRotationStatus, AWSError>)
  case tags(String, Result<[KeyTag], AWSError>)
  case grants(String, Result<[KeyGrant], AWSError>)
}
