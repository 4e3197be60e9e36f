/// What has a rate of its own: one operation in one Region.
package struct PacedOperation: Sendable, Hashable {
  package var service: AWSService
  package var operation: String
  package var region: String
  /// Host and port of a stand-in on this machine, where AWS's quotas do not hold; nil elsewhere.
  package var standIn: String?

  package init(
    _ service: AWSService, _ operation: String, region: String, standIn: String? = nil
  ) {
    self.service = service
    self.operation = operation
    self.region = region
    self.standIn = standIn
  }

  /// Requests a second that AWS documents; nil when it does not.
  var quota: Double? {
    standIn == nil ? RequestQuotas.perSecond(service, operation) : nil
  }
}
