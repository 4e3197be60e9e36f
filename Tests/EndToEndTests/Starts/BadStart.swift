import Testing

/// A way to start the console that cannot work, and the sentence it must end with.
struct BadStart: Sendable, CustomTestStringConvertible {
  let name: String
  var arguments: [String] = ["--sandbox"]
  var environment: [String: String] = [:]
  var without: [String] = []
  /// Files of the home, by their path in it.
  var files: [String: String] = [:]
  /// What the sentence must say; HOME stands for the home's path.
  let says: [String]

  var testDescription: String { name }

  /// Ends with status 2 before a terminal is asked for anything.
  static let beforeTheTerminal: [BadStart] = [
    BadStart(
      name: "no credentials", arguments: ["--region", "eu-west-1"],
      says: ["AWS_ACCESS_KEY_ID", "kmscope --sandbox"]),
    BadStart(
      name: "half an access key", arguments: ["--region", "eu-west-1"],
      environment: ["AWS_ACCESS_KEY_ID": "AKIDEXAMPLE"], says: ["one half", "AWS_SECRET_ACCESS_KEY"]),
    BadStart(
      name: "no Region", arguments: [],
      environment: ["AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "secret"],
      says: ["No AWS Region is set.", "--region", "kmscope --sandbox"]),
    BadStart(
      name: "a Region that is none", arguments: ["--region", "eu west"],
      environment: ["AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "secret"],
      says: ["not the name of a Region", "eu-west-1"]),
    BadStart(
      name: "an endpoint that is none", arguments: ["--region", "eu-west-1", "--endpoint-url", "localhost"],
      environment: ["AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "secret"],
      says: ["not an endpoint URL", "http://host:port"]),
    BadStart(
      name: "an unknown profile", arguments: ["--profile", "prod", "--region", "eu-west-1"],
      files: [".aws/config": "[profile dev]\nregion = eu-west-1\n"],
      says: ["Profile prod is neither in ~/.aws/config nor in ~/.aws/credentials", "dev"]),
    BadStart(
      name: "a broken AWS file", arguments: ["--profile", "dev"],
      files: [".aws/config": "[profile dev]\nregion eu-west-1\n"], says: ["~/.aws/config, line 2"]),
    BadStart(
      name: "a theme that is not YAML", arguments: ["--sandbox", "--theme", "mine"],
      files: ["config/kmscope/themes/mine.yaml": "inherits: dark\nroles: [\n"],
      says: ["HOME/config/kmscope/themes/mine.yaml, line "]),
    BadStart(
      name: "a theme with an unknown role", arguments: ["--sandbox", "--theme", "mine"],
      files: ["config/kmscope/themes/mine.yaml": "inherits: dark\nroles:\n  nonsense: red\n"],
      says: ["HOME/config/kmscope/themes/mine.yaml, line 3", "nonsense"]),
    BadStart(
      name: "an unknown theme", arguments: ["--sandbox", "--theme", "pink"],
      says: ["no theme called \"pink\"", "dark or light"]),
    BadStart(
      name: "a configuration that is not YAML", files: ["config/kmscope/config.yaml": "theme: [dark\n"],
      says: ["HOME/config/kmscope/config.yaml", "line"]),
    BadStart(
      name: "a misspelt setting", files: ["config/kmscope/config.yaml": "theme: dark\nreadonly: true\n"],
      says: ["HOME/config/kmscope/config.yaml line 2", "`readonly`", "readOnly"]),
    BadStart(
      name: "a setting of the wrong kind", files: ["config/kmscope/config.yaml": "readOnly: perhaps\n"],
      says: ["HOME/config/kmscope/config.yaml", "readOnly"]),
    BadStart(name: "an unknown option", arguments: ["--sandbux"], says: ["--sandbux", "--help"]),
    BadStart(
      name: "the sandbox with a profile", arguments: ["--sandbox", "--profile", "prod"],
      says: ["--sandbox", "--profile"]),
    BadStart(
      name: "a caller role that is none", arguments: ["--sandbox", "--caller-role", "Admin"],
      says: ["--caller-role", "arn:aws:iam::111122223333:role/"]),
    BadStart(
      name: "a log file nobody can write", arguments: ["--sandbox", "--log-file", "/nowhere/at/all.log"],
      says: ["/nowhere/at/all.log", "No such file or directory", "--log-file"]),
    BadStart(
      name: "no home at all", without: ["HOME", "XDG_STATE_HOME"], says: ["XDG_STATE_HOME", "HOME"]),
    BadStart(name: "no terminal at all", says: ["Standard input is not a terminal"]),
  ]

  /// Ends with status 2 on a terminal that the console cannot use.
  static let onATerminal: [BadStart] = [
    BadStart(name: "TERM unset", without: ["TERM"], says: ["TERM is not set", "export TERM="]),
    BadStart(
      name: "TERM unknown", environment: ["TERM": "nonsense-terminal"],
      says: ["\"nonsense-terminal\"", "xterm-256color"]),
    BadStart(
      name: "a dumb terminal", environment: ["TERM": "dumb"], says: ["\"dumb\"", "cannot move the cursor"]),
  ]
}
