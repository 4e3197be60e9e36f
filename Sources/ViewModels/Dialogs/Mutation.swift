/// A change to a key that a person has confirmed.
package enum Mutation: Sendable, Equatable {
  case enable
  case disable
  case scheduleDeletion(days: Int)
  case cancelDeletion(thenEnable: Bool)

  /// AWS's name of the call.
  package var operation: String {
    switch self {
    case .enable: "EnableKey"
    case .disable: "DisableKey"
    case .scheduleDeletion: "ScheduleKeyDeletion"
    case .cancelDeletion: "CancelKeyDeletion"
    }
  }
}

/// A mutation of one key, under way.
package struct MutationRequest: Sendable, Equatable {
  package var id: Int
  package var mutation: Mutation
  package var keyID: String
  package var keyARN: String
  package var keyName: String
  package var callerARN: String

  package init(id: Int, mutation: Mutation, keyID: String, keyARN: String, keyName: String, callerARN: String)
  {
    self.id = id
    self.mutation = mutation
    self.keyID = keyID
    self.keyARN = keyARN
    self.keyName = keyName
    self.callerARN = callerARN
  }
}
