/// How often calls are repeated, as environment and profile say.
///
/// See "Retry behavior" in the AWS SDKs and Tools Reference Guide. All modes mean the standard one here: `legacy` is
/// its forerunner, and what `adaptive` adds is done for each operation anyway.
enum RetrySettings {
  static let defaultAttempts = 3

  /// - Throws: `AWSError` of kind configuration for values that mean nothing.
  static func maxAttempts(
    _ environment: Environment, _ shared: SharedConfig, profile: String
  ) throws(AWSError) -> Int {
    if let mode = value("AWS_RETRY_MODE", "retry_mode", environment, shared, profile),
      !["standard", "adaptive", "legacy"].contains(mode.text.lowercased())
    {
      throw AWSError(
        .configuration, code: "InvalidRetryMode", message: "\(mode.place) is not a retry mode.",
        hint: "Write standard, or leave it out.")
    }
    guard let attempts = value("AWS_MAX_ATTEMPTS", "max_attempts", environment, shared, profile) else {
      return defaultAttempts
    }
    guard let number = Int(attempts.text), number >= 1 else {
      throw AWSError(
        .configuration, code: "InvalidMaxAttempts",
        message: "\(attempts.place) is not a number of attempts.",
        hint: "Write a whole number from 1, which means that nothing is repeated.")
    }
    return number
  }

  private static func value(
    _ variable: String, _ property: String, _ environment: Environment, _ shared: SharedConfig,
    _ profile: String
  ) -> (text: String, place: String)? {
    if let text = environment[variable] { return (text, variable) }
    return shared.value(property, of: profile).map {
      ($0, "\(property) of profile \(profile) in \(shared.path(of: property, in: profile))")
    }
  }
}
