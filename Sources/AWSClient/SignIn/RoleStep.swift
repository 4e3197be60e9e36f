/// One role of a chain, as its profile describes it.
struct RoleStep: Sendable, Equatable {
  var profile: String
  var arn: String
  var externalID: String?
  /// Nil for a name made of the time.
  var sessionName: String?
  /// Nil for the default of AWS, one hour.
  var durationSeconds: Int?
  /// ARN or serial number of the device whose code is asked.
  var mfaSerial: String?

  /// The name of the role for people, for example `Admin`.
  var name: String { Self.name(ofRole: arn) }

  static func name(ofRole arn: String) -> String {
    arn.split(separator: "/").last.map(String.init) ?? arn
  }
}
