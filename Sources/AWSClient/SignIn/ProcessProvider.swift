internal import COpenSSL
internal import struct FoundationEssentials.Date

/// Runs the command of `credential_process` and reads the credentials it prints.
///
/// See "Sourcing credentials with an external process" in the AWS CLI User Guide: JSON with Version 1.
struct ProcessProvider: CredentialProvider {
  var profile: String
  var configuration: AWSConfiguration
  var tools: SignInTools

  func retrieve() async throws(AWSError) -> Credentials {
    let line = configuration.shared.value("credential_process", of: profile) ?? ""
    let words = try CommandWords.split(line, profile: profile)
    var output: ProcessOutput
    do throws(AWSError) {
      output = try await tools.runProcess(words)
    } catch {
      var named = error
      if named.hint.isEmpty { named.hint = "Check the credential_process of profile \(profile)." }
      throw named
    }
    defer {
      output.standardOutput.withUnsafeMutableBytes { OPENSSL_cleanse($0.baseAddress, $0.count) }
    }
    guard output.exitStatus == 0 else {
      let said = LastWords.text(output.standardError, hiding: words.dropFirst())
      throw AWSError(
        .credentials, code: "ProcessFailed",
        message: "The credential_process of profile \(profile) failed (status \(output.exitStatus))"
          + (said.isEmpty ? "." : ": \(said)"),
        hint: "Run the command by itself to see why.")
    }
    return try credentials(output.standardOutput)
  }

  private func credentials(_ output: [UInt8]) throws(AWSError) -> Credentials {
    guard let json = try? JSONReader.read(output), case .object = json else {
      throw invalid("printed something that is not a JSON object")
    }
    guard json["Version"]?.int == 1 else { throw invalid("does not print \"Version\": 1") }
    guard let id = text(json, "AccessKeyId"), let secret = text(json, "SecretAccessKey") else {
      throw invalid("prints no \(text(json, "AccessKeyId") == nil ? "AccessKeyId" : "SecretAccessKey")")
    }
    var expiration: Date?
    if let value = json["Expiration"] {
      guard let date = value.string.flatMap(LenientTime.date) else {
        throw invalid("prints an Expiration that is no time")
      }
      expiration = date
    }
    return Credentials(
      accessKeyID: id, secretAccessKey: Secret(secret),
      sessionToken: text(json, "SessionToken").map { Secret($0) }, source: "command (profile \(profile))",
      expiration: expiration,
      accountID: text(json, "AccountId") ?? configuration.shared.value("aws_account_id", of: profile))
  }

  private func text(_ json: JSONValue, _ name: String) -> String? {
    json[name]?.string.flatMap { $0.isEmpty ? nil : $0 }
  }

  private func invalid(_ what: String) -> AWSError {
    AWSError(
      .credentials, code: "InvalidProcessOutput",
      message: "The credential_process of profile \(profile) \(what).",
      hint: "The command must print what the AWS CLI User Guide says of credential_process.")
  }
}
