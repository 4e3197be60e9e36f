import AWSClient
import ArgumentParser
import Foundation
import TerminalUI
import ViewModels

/// `kmscope`: opens the console.
struct ConsoleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "console",
    abstract: "Open the console (this is what kmscope does when no command is named).",
    discussion: """
      Signs in as the AWS CLI does: environment, roles (with MFA), web identity, IAM Identity Center, access keys,
      aws login, credential_process, container and instance roles. `kmscope whoami` shows which of them is used and
      why. With --sandbox nothing of AWS is needed.
      """)

  @OptionGroup var place: PlaceOptions

  @Option(
    name: .customLong("caller-role"),
    help: "ARN of the role behind your session, with its path. GetCallerIdentity does not tell the path.")
  var callerRole: String?

  @Flag(
    name: .customLong("no-session-policy"),
    help: "You know that your session was made without a session policy. Nobody else can tell.")
  var noSessionPolicy = false

  @Flag(name: .customLong("read-only"), help: "Refuse every call that changes something.")
  var readOnly = false

  @Flag(
    name: .long, help: "Make no call that is not needed: IAM, Access Analyzer and CloudTrail are not asked.")
  var quiet = false

  @Flag(name: .long, help: "Open the embedded sandbox with its example account instead of AWS.")
  var sandbox = false

  @Option(name: .long, help: "Colour theme: dark, light, or one of your own.")
  var theme: String?

  @Flag(name: .customLong("no-color"), help: "Use attributes only, as the variable NO_COLOR does.")
  var noColor = false

  @Flag(name: .long, help: "Draw with ASCII characters only.")
  var ascii = false

  @Option(
    name: .customLong("log-file"),
    help: "Write operation, status, request id and time of each AWS call to a file.")
  var logFile: String?

  func validate() throws {
    if sandbox, place.profile != nil || place.endpointURL != nil {
      throw ValidationError("--sandbox needs neither --profile nor --endpoint-url.")
    }
    if let callerRole, callerRole.split(separator: ":").count < 5 || !callerRole.contains(":role/") {
      throw ValidationError(
        "--caller-role is a role's ARN, for example arn:aws:iam::111122223333:role/team/Admin.")
    }
  }

  func run() throws {
    ConsoleProcess.prepare()
    let environment = ProcessInfo.processInfo.environment
    let configuration = try ConfigurationFile.load(environment: environment)
    let wiring = try ConsoleWiring(options: self, configuration: configuration, environment: environment)
    try wiring.open()
  }
}
