package import AWSClient

/// One sign-in with everything that was made for it.
package struct Connected: Sendable {
  /// What the console knows before anybody was asked.
  package var session: Session
  package var service: ServiceConnection
  /// Calls that are made only where they are permitted and wanted.
  package var optional: OptionalCalls
  /// Whom access keys belong to, as AWS has said.
  let callers = CallerBook()
  /// How the credentials in hand were come by; nil before the first.
  package var report: @Sendable () -> SignInReport?
  /// The person has signed in anew: what is kept of credentials and failures is forgotten.
  package var forget: @Sendable () async -> Void

  package init(
    session: Session, service: ServiceConnection, optional: OptionalCalls = OptionalCalls(),
    report: @escaping @Sendable () -> SignInReport? = { nil },
    forget: @escaping @Sendable () async -> Void = {}
  ) {
    self.session = session
    self.service = service
    self.optional = optional
    self.report = report
    self.forget = forget
  }

  var kms: KMSClient { KMSClient(service) }

  /// Sends nothing that is signed with anybody else's credentials.
  func kms(of caller: CallerIdentity) -> KMSClient { KMSClient(service.bound(to: caller, noting: callers)) }
}

/// Makes connections, and says where they can lead.
package struct Connector: Sendable {
  /// Signs in somewhere else; nothing of the present connection is touched.
  package var connect: @Sendable (Place) async throws(AWSError) -> Connected
  /// Reads what there is to choose from.
  package var choices: @Sendable (_ region: String) async throws(AWSError) -> PlaceChoices

  package init(
    connect: @escaping @Sendable (Place) async throws(AWSError) -> Connected,
    choices: @escaping @Sendable (_ region: String) async throws(AWSError) -> PlaceChoices
  ) {
    self.connect = connect
    self.choices = choices
  }
}
