import ArgumentParser
import Foundation
import KeyPolicy

/// `kmscope check`: whether AWS will accept a key policy, before AWS is asked.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say whether AWS will accept a key policy, and who could change it later.",
    discussion: CheckHelp.discussion)

  @Argument(help: "The key policy: a file, or - for standard input.", completion: .file())
  var policy: String?

  @Option(
    help: ArgumentHelp(
      "Who would send the policy: the ARN that `aws sts get-caller-identity` prints.", valueName: "arn"))
  var caller: String?

  @Option(
    name: .customLong("caller-role"),
    help: ArgumentHelp("For a role session, the role with its path.", valueName: "arn"))
  var callerRole: String?

  @Option(
    name: .customLong("caller-user"),
    help: ArgumentHelp("For a federated session, the IAM user behind it.", valueName: "arn"))
  var callerUser: String?

  @Option(
    help: ArgumentHelp(
      "The key. Without it the answer is for any key of the caller's account.", valueName: "arn"))
  var key: String?

  @Option(
    name: .customLong("iam-policy"), parsing: .upToNextOption,
    help: ArgumentHelp("All of the caller's IAM policies, those of its groups too.", valueName: "file"),
    completion: .file())
  var identityPolicies: [String] = []

  @Option(help: ArgumentHelp("none: the caller has no IAM policies.", valueName: "none"))
  var iam: NoneWord?

  @Option(
    help: ArgumentHelp("The caller's permissions boundary, or none.", valueName: "file"), completion: .file())
  var boundary: String?

  @Option(
    name: .customLong("session-policy"),
    help: ArgumentHelp("The policy given to AssumeRole or GetFederationToken, or none.", valueName: "file"),
    completion: .file())
  var sessionPolicy: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("All service control policies over the caller's account, or none.", valueName: "file"),
    completion: .file())
  var scp: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("All resource control policies over the key's account, or none.", valueName: "file"),
    completion: .file())
  var rcp: [String] = []

  @Option(
    name: .customLong("vpc-endpoint-policy"),
    help: ArgumentHelp("The policy of the VPC endpoint that is used, or none.", valueName: "file"),
    completion: .file())
  var vpcEndpointPolicy: String?

  @Option(
    help: ArgumentHelp(
      "A condition key with its value; repeat it for a key with several.", valueName: "key=value"))
  var context: [String] = []

  @Option(help: ArgumentHelp("A condition key that the request does not carry.", valueName: "key"))
  var absent: [String] = []

  @Option(
    help: ArgumentHelp(
      "When the request is made, for example 2026-06-01T12:00Z; none leaves it open. (default: now)",
      valueName: "time"))
  var time: RequestTime?

  @Option(help: ArgumentHelp("text, json or sarif. (default: text)", valueName: "format"))
  var format: CheckFormat?

  @Option(
    help: ArgumentHelp("Answer a file of worked cases instead, one line each.", valueName: "file"),
    completion: .file())
  var cases: String?

  func validate() throws {
    if cases != nil {
      guard !isAboutAPolicy else { throw ValidationError("--cases stands alone: the cases hold everything.") }
      return
    }
    guard policy != nil else {
      throw ValidationError(
        "Name the policy first: kmscope check POLICY.json --caller ARN. What follows --iam-policy, --scp or --rcp is one of its files."
      )
    }
    guard caller != nil else {
      throw ValidationError("--caller is missing: AWS asks whether the caller could change the policy again.")
    }
    guard iam == nil || identityPolicies.isEmpty else {
      throw ValidationError("--iam none and --iam-policy contradict each other.")
    }
    guard files.count(where: { $0 == "-" }) <= 1 else {
      throw ValidationError("Standard input can be read once: give - once.")
    }
  }

  func run() throws {
    if let cases { return try CaseLines.print(cases) }
    let question = try CheckQuestion(self)
    let report = CheckReport(question)
    try StandardStreams.writeAnswer(bytes(report))
    if report.status != 0 { throw ExitCode(report.status) }
  }

  private func bytes(_ report: CheckReport) -> [UInt8] {
    switch format ?? .text {
    case .text: CheckText(report, style: .forStandardOutput).bytes
    case .json: CheckJSON.bytes(report)
    case .sarif: CheckSARIF.bytes(report)
    }
  }

  /// Every file that is named, the policy first.
  private var files: [String] {
    [policy, boundary, sessionPolicy, vpcEndpointPolicy].compactMap(\.self) + identityPolicies + scp + rcp
  }

  private var isAboutAPolicy: Bool {
    !files.isEmpty || !context.isEmpty || !absent.isEmpty || caller != nil || callerRole != nil
      || callerUser != nil || key != nil || iam != nil || time != nil || format != nil
  }
}
