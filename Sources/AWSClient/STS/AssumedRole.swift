internal import struct FoundationEssentials.Date

/// What STS gives for a role: temporary credentials and whom they make of the caller.
struct AssumedRole: Sendable {
  var credentials: Credentials
  /// ARN of the session.
  var arn: String
  /// Unique id of role and session, for example `AROAEXAMPLE:me`.
  var id: String
}
