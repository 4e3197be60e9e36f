import ArgumentParser

/// The command line of kmscope.
struct Kmscope: ParsableCommand {
  static let version = "0.1.0"
  static let configuration = CommandConfiguration(
    commandName: "kmscope",
    abstract:
      "A terminal console for AWS KMS: browse keys, edit key policies behind a lockout check, schedule deletion.",
    version: version, subcommands: [ConsoleCommand.self, SandboxCommand.self],
    defaultSubcommand: ConsoleCommand.self)
}
