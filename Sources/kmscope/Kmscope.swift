import ArgumentParser

/// The command line of kmscope.
struct Kmscope: ParsableCommand {
  static let version = "0.1.0"
  static let configuration = CommandConfiguration(
    commandName: "kmscope",
    abstract:
      "A terminal console for AWS KMS: browse keys, edit key policies behind a lockout check, schedule deletion.",
    discussion: """
      kmscope --sandbox                  look around without an AWS account
      kmscope --profile prod             open AWS with a profile's keys and Region
      kmscope --region eu-west-1         open AWS with keys from the environment
      kmscope --profile prod --read-only look only: nothing can be changed
      kmscope whoami                     who you are to AWS, and why
      kmscope sandbox serve              the sandbox on loopback, for other programs
      kmscope check policy.json --caller ARN   will AWS accept this key policy?
      kmscope diff old.json new.json     who gains and who loses access?

      `kmscope console --help` lists the options; in the console, press ? for help.
      """,
    version: version,
    subcommands: [
      ConsoleCommand.self, WhoamiCommand.self, CheckCommand.self, DiffCommand.self, SandboxCommand.self,
    ],
    defaultSubcommand: ConsoleCommand.self)
}
