/// What a key's state allows.
///
/// The table is "Key states of KMS keys" in the Developer Guide; the texts are those recorded on AWS where there is a
/// recording. GetKeyPolicy, PutKeyPolicy, DescribeKey and the list calls work in every state and ask nothing here.
enum KeyStateRule {
  /// EnableKey and DisableKey; on an unavailable key they are taken and show once it is available again.
  case enableOrDisable
  /// Asked after origin and kind of the key, which rule imported and custom-store keys out.
  case changeRotation
  case scheduleDeletion
  case cancelDeletion
  /// Tags, description and aliases pointing at the key: refused only while deletion is pending.
  case annotate

  /// Ends the call when the key's state does not allow it.
  func check(_ key: KeyRecord) throws(ServiceError) {
    let pending = key.state == .pendingDeletion || key.state == .pendingReplicaDeletion
    if self == .cancelDeletion {
      // Modelled on the recorded "is pending deletion."; the Developer Guide gives the words for both states in one.
      if !pending { throw .invalidState("\(key.arn) is not pending deletion.") }
      return
    }
    if let error = pendingError(key) { throw error }
    switch (self, key.state) {
    case (.changeRotation, .disabled): throw .disabled(key.arn)
    case (.enableOrDisable, .pendingImport): throw .invalidState("\(key.arn) is pending import.")
    case (.enableOrDisable, .creating), (.changeRotation, .creating):
      throw .invalidState("\(key.arn) is creating.")
    case (.enableOrDisable, .updating), (.scheduleDeletion, .updating):
      throw .invalidState("\(key.arn) is updating.")
    default: return
    }
  }

  private func pendingError(_ key: KeyRecord) -> ServiceError? {
    switch key.state {
    case .pendingDeletion: .invalidState("\(key.arn) is pending deletion.")
    case .pendingReplicaDeletion: .invalidState("\(key.arn) is pending replica deletion.")
    default: nil
    }
  }
}
