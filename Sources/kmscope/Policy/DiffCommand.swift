import ArgumentParser
import KeyPolicy

/// `kmscope diff`: what changes for whom when one key policy takes the place of another.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Say who gains and who loses access when one key policy replaces another.",
    discussion: DiffHelp.discussion)

  @Argument(help: "The key policy before: a file, or - for standard input.", completion: .file())
  var old: String

  @Argument(help: "The key policy after: a file, or - for standard input.", completion: .file())
  var new: String

  @Option(
    help: ArgumentHelp("The key. Without it its account is the one that the policies name.", valueName: "arn")
  )
  var key: String?

  @Option(help: ArgumentHelp("text or json.", valueName: "format"))
  var format: DiffFormat = .text

  func validate() throws {
    guard old != "-" || new != "-" else {
      throw ValidationError("Standard input can be read once: give - once.")
    }
  }

  func run() throws {
    let report = try DiffReport(
      old: DiffSide.read(old, as: "the old key policy"), new: DiffSide.read(new, as: "the new key policy"),
      key: key)
    try StandardStreams.writeAnswer(
      format == .text ? DiffText(report, style: .forStandardOutput).bytes : DiffJSON.bytes(report))
    if !report.difference.isEmpty { throw ExitCode(1) }
  }
}
