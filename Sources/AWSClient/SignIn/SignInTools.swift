package import struct FoundationEssentials.Date
package import struct Logging.Logger

/// What signing in needs of the world outside.
package struct SignInTools: Sendable {
  /// Gets the bytes of an absolute path.
  package var readFile: @Sendable (_ path: String) -> FileContents = DiskFile.read
  /// Replaces a file of a token or role cache as a whole, readable by its owner only, making its folder when needed.
  package var replaceFile: @Sendable (_ path: String, _ bytes: [UInt8]) throws(AWSError) -> Void =
    DiskFile.replace
  package var transport: any Transport
  package var clock: @Sendable () -> Date = { Date() }
  /// Runs a command without a shell and without a terminal.
  package var runProcess: @Sendable (_ words: [String]) async throws(AWSError) -> ProcessOutput
  /// Asks the person for the six digits of a device; nil where nobody can be asked.
  package var askMFACode: (@Sendable (_ question: MFAQuestion) async throws(AWSError) -> Secret)?
  package var retry = RetryPolicy()
  /// Hears of the calls that sign in: operation and status, never what is in them.
  package var logger: Logger?
  /// Told of every attempt of a call that signs in, from whatever thread it ended on.
  package var onCall: (@Sendable (CallRecord) -> Void)?

  package init(
    transport: any Transport,
    runProcess: @escaping @Sendable (_ words: [String]) async throws(AWSError) -> ProcessOutput
  ) {
    self.transport = transport
    self.runProcess = runProcess
  }

  /// With real commands.
  package init(transport: any Transport) {
    self.init(transport: transport) { (words: [String]) async throws(AWSError) -> ProcessOutput in
      try await ProcessRunner.run(words)
    }
  }
}

/// What a command left behind.
package struct ProcessOutput: Sendable, Unprintable {
  package var exitStatus: Int32
  package var standardOutput: [UInt8]
  package var standardError: [UInt8]

  package init(exitStatus: Int32, standardOutput: [UInt8], standardError: [UInt8]) {
    self.exitStatus = exitStatus
    self.standardOutput = standardOutput
    self.standardError = standardError
  }
}

/// Which device's code is wanted, and what for.
package struct MFAQuestion: Sendable, Equatable {
  /// ARN or serial number of the device.
  package var serialNumber: String
  package var roleARN: String
  package var profile: String
  /// Why the last code was not taken, in AWS's words; nil when it is asked for the first time.
  package var refusal: String?

  package init(serialNumber: String, roleARN: String, profile: String) {
    self.serialNumber = serialNumber
    self.roleARN = roleARN
    self.profile = profile
  }
}
