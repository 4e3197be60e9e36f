package import AWSClient
package import KeyPolicy

/// What `update` asks the outside to do.
///
/// It runs off the main thread and its outcome comes back as a message.
package enum Effect: Sendable, Equatable {
  /// Asks who the caller is and what IAM says of them.
  case identify(generation: Int, ask: Int)
  case listKeys(generation: Int)
  case listAliases(generation: Int)
  case load(LoadPlan.Request, keyARN: String, access: AccessRequest?, generation: Int)
  case grants(keyID: String, generation: Int)
  /// Asks IAM's simulator whether a principal's policies allow kms:PutKeyPolicy on a key.
  case simulate(keyARN: String, principalARN: String, layers: PolicyLayers, generation: Int, ask: Int)
  /// Cancels every request of a load.
  case cancelLoad(generation: Int)
  case check(CheckRequest)
  /// Asks AWS what it says of the text under review: principals, Access Analyzer.
  case askAboutReview(ask: Int, text: String, account: String)
  case apply(PolicyApplyRequest)
  case mutate(MutationRequest)
  /// Drafts of earlier runs in this Region; of every account when it is not known which one this is.
  case findDrafts(account: String?)
  case saveDraft(StoredDraft, keyARN: String, account: String)
  case deleteDraft(keyARN: String)
  /// Reads the profiles or Regions there are to choose from.
  case readPlaces(PlaceKind)
  /// Signs in somewhere else; the present connection stays in use.
  case connect(id: Int, Place)
  /// From now on everything goes over this connection.
  case useConnection(id: Int)
  case rememberPlace(Place)
  /// The code of a device, nil when the person gives none.
  case answerMFA(id: Int, Secret?)
  /// Runs a command that signs in, with the screen given back to the terminal.
  case runSignIn([String])
  /// Forgets credentials, after the person has signed in anew.
  case forgetSignIn
  /// Keys typed before now are thrown away.
  case flushInput
  case suspend
  case repaint
  case quit
}
