@testable import AWSClient

/// Sign-ins that have surprised somebody once, with the access key they come to; see `PlayedAWS` for the keys.
enum BotocoreSignInTable {
  struct Row: Sendable {
    var name: String
    var theCase: BotocoreJudge.Case
    /// `none` stands for any error.
    var ours: String
    /// Where botocore comes to something else; the name says why.
    var botocore: String?
  }

  static let rows = keys + roles + logins + others + instances + emptyOnes

  private static func row(
    _ name: String, _ config: String = "", _ credentials: String = "", _ environment: [String: String] = [:],
    profile: String? = nil, ours: String, botocore: String? = nil
  ) -> Row {
    Row(
      name: name,
      theCase: .init(config: config, credentials: credentials, environment: environment, profile: profile),
      ours: ours, botocore: botocore)
  }

  private static let environmentKeys = ["AWS_ACCESS_KEY_ID": "AKIAENV", "AWS_SECRET_ACCESS_KEY": "s"]
  private static let noInstance = ["AWS_EC2_METADATA_DISABLED": "true"]
  private static let instance =
    "instance[http:~~169.254.169.254~latest~meta-data~iam~security-credentials~role]"

  private static func pair(_ id: String) -> String {
    "aws_access_key_id = \(id)\naws_secret_access_key = s\n"
  }

  private static let keys = [
    row(
      "variables beat AWS_PROFILE", "", "[dev]\n" + pair("AKIADEV"),
      environmentKeys.merging(["AWS_PROFILE": "dev"]) { $1 }, ours: "AKIAENV"),
    row(
      "--profile beats variables", "", "[dev]\n" + pair("AKIADEV"), environmentKeys, profile: "dev",
      ours: "AKIADEV"),
    row(
      "AWS_PROFILE of nothing fails beside variables", "", "",
      environmentKeys.merging(["AWS_PROFILE": "dev"]) { $1 }, ours: "none"),
    row("half a key in variables", "", "", ["AWS_ACCESS_KEY_ID": "AKIAENV"], ours: "none"),
    row("the other half passes", "", "", ["AWS_SECRET_ACCESS_KEY": "s"], ours: instance),
    row(
      "the credentials file beats the config file", "[default]\n" + pair("AKIACONFIG"),
      "[default]\n" + pair("AKIACREDENTIALS"), ours: "AKIACREDENTIALS"),
    row(
      "halves in two files do not make a key", "[default]\naws_secret_access_key = s\n",
      "[default]\naws_access_key_id = AKIA\n", ours: "none"),
    row(
      "half a key in the credentials file hides a whole one in the config file",
      "[default]\n" + pair("AKIACONFIG"), "[default]\naws_access_key_id = AKIA\n", ours: "none"),
    row(
      "a lone secret in the credentials file does not", "[default]\n" + pair("AKIACONFIG"),
      "[default]\naws_secret_access_key = x\n", ours: "AKIACONFIG"),
    row(
      "a command beats keys in the config file",
      "[default]\ncredential_process = creds\n" + pair("AKIACONFIG"), ours: "process[creds]"),
    row(
      "keys in the credentials file beat a command", "[default]\ncredential_process = creds\n",
      "[default]\n" + pair("AKIA"), ours: "AKIA"),
    row(
      "a command that fails is final", "[default]\ncredential_process = creds --fail\n" + pair("AKIA"),
      ours: "none"),
    row(
      "a command is split without a shell",
      "[default]\ncredential_process = creds 'a b' \"c $HOME\" d\\ e | f\n",
      ours: "process[creds;a~b;c~~HOME;d~e;~;f]"),
  ]

  private static let admin = "role_arn = arn:aws:iam::111122223333:role/Admin\n"
  private static let adminKey = "role[arn:aws:iam::111122223333:role~Admin;*"

  private static let roles = [
    row(
      "a role with the profile's own keys", "[default]\n\(admin)source_profile = default\n" + pair("AKIA"),
      ours: "\(adminKey);;;;;AKIA]"),
    row(
      "keys of a source profile come before its role",
      "[default]\n\(admin)source_profile = base\n[profile base]\n\(admin)source_profile = default\n"
        + pair("AKIA"),
      ours: "\(adminKey);;;;;AKIA]"),
    row(
      "roles upon roles",
      "[default]\n\(admin)source_profile = mid\nexternal_id = x\n"
        + "[profile mid]\n\(admin)source_profile = base\nduration_seconds = 900\n",
      "[base]\n" + pair("AKIA"), ours: "\(adminKey);;x;;;\(adminKey);900;;;;AKIA]]"),
    row(
      "a circle", "[default]\n\(admin)source_profile = a\n[profile a]\n\(admin)source_profile = default\n",
      ours: "none"),
    row("a role of itself without keys", "[default]\n\(admin)source_profile = default\n", ours: "none"),
    row("a role with no source", "[default]\n\(admin)" + pair("AKIA"), ours: "none"),
    row(
      "a role with two sources",
      "[default]\n\(admin)source_profile = default\ncredential_source = Environment\n",
      "", environmentKeys.merging(["AWS_PROFILE": "default"]) { $1 }, profile: "default", ours: "none"),
    row(
      "variables come before a role that is not flagged", "[default]\n\(admin)source_profile = default\n", "",
      environmentKeys, ours: "AKIAENV"),
    row(
      "credential_source Environment", "[default]\n\(admin)credential_source = Environment\n", "",
      environmentKeys, profile: "default", ours: "\(adminKey);;;;;AKIAENV]"),
    row(
      "credential_source in small letters", "[default]\n\(admin)credential_source = environment\n", "",
      environmentKeys, profile: "default", ours: "none"),
    row(
      "credential_source EcsContainer", "[default]\n\(admin)credential_source = EcsContainer\n", "",
      ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/v2/id"],
      ours: "\(adminKey);;;;;container[http:~~169.254.170.2~v2~id;]]"),
    row(
      "credential_source Ec2InstanceMetadata",
      "[default]\n\(admin)credential_source = Ec2InstanceMetadata\n",
      ours: "\(adminKey);;;;;\(instance)]"),
    row(
      "a code of a device", "[default]\n\(admin)source_profile = base\nmfa_serial = GAHT1\n",
      "[base]\n" + pair("AKIA"), ours: "\(adminKey);;;GAHT1;123456;AKIA]"),
    row(
      "a session that is named, and a duration that is none",
      "[default]\n\(admin)source_profile = base\nrole_session_name = me\nduration_seconds = one hour\n",
      "[base]\n" + pair("AKIA"), ours: "role[arn:aws:iam::111122223333:role~Admin;me;;;;;AKIA]"),
    row(
      "a role of a source profile with a login",
      "[default]\n\(admin)source_profile = base\n[profile base]\nlogin_session = arn:x\n",
      ours:
        "\(adminKey);;;;;login[37a06272f0dfc7bb2f54fc52ee96e397a3e77c4a540d48d73ccc73def8b54b47]]"),
    row(
      "a source profile takes nothing from variables",
      "[default]\n\(admin)source_profile = base\n[profile base]\nregion = eu-west-1\n", "", environmentKeys,
      profile: "default", ours: "none"),
    row(
      "a whole number as Python writes it: to us that is none, as to AWS's other tools",
      "[default]\n\(admin)source_profile = base\nduration_seconds = 1_000\n", "[base]\n" + pair("AKIA"),
      ours: "\(adminKey);;;;;AKIA]", botocore: "\(adminKey);1000;;;;AKIA]"),
  ]

  private static let session = "[sso-session corp]\nsso_start_url = https://x/start\nsso_region = us-east-1\n"
  private static let account = "sso_account_id = 111122223333\nsso_role_name = R\n"
  private static let corpKey =
    "sso[us-east-1;111122223333;R;token-ee0bfd2552fbd840c02cc48b6e823320543c450f]"

  private static let logins = [
    row("Identity Center", session + "[default]\nsso_session = corp\n" + account, ours: corpKey),
    row(
      "Identity Center without a session",
      "[default]\nsso_start_url = https://x/start\nsso_region = us-east-1\n" + account,
      ours: "sso[us-east-1;111122223333;R;token-f9bd89c67fef27fcb5df8d2e4b64eabe5bae45a4]"),
    row(
      "Identity Center beats keys of the credentials file",
      session + "[default]\nsso_session = corp\n" + account, "[default]\n" + pair("AKIA"), ours: corpKey),
    row(
      "a contradicting Region", session + "[default]\nsso_session = corp\nsso_region = eu-west-1\n" + account,
      ours: "none"),
    row(
      "a profile does not complete a session",
      "[sso-session corp]\nsso_start_url = u\n[default]\nsso_session = corp\nsso_region = eu-west-1\n"
        + account,
      ours: "none"),
    row(
      "a session without account passes", session + "[default]\nsso_session = corp\n",
      "[default]\n" + pair("AKIA"),
      ours: "AKIA"),
    row(
      "an account without role",
      session + "[default]\nsso_session = corp\nsso_account_id = 1\n" + pair("AKIA"),
      ours: "none"),
    row(
      "keys of the credentials file beat aws login", "[default]\nlogin_session = arn:x\n",
      "[default]\n" + pair("AKIA"), ours: "AKIA"),
    row(
      "aws login beats a command", "[default]\nlogin_session = arn:x\ncredential_process = creds\n",
      ours: "login[37a06272f0dfc7bb2f54fc52ee96e397a3e77c4a540d48d73ccc73def8b54b47]"),
  ]

  private static let others = [
    row(
      "a web identity of the profile", "[default]\n\(admin)web_identity_token_file = /tokens/a\n",
      "[default]\n" + pair("AKIA"), ours: "web[arn:aws:iam::111122223333:role~Admin;*;token-in-~tokens~a]"),
    row(
      "a web identity of variables, with the profile's role", "[default]\n\(admin)source_profile = base\n",
      "[base]\n" + pair("AKIA"), ["AWS_WEB_IDENTITY_TOKEN_FILE": "/tokens/e"], ours: "\(adminKey);;;;;AKIA]"),
    row(
      "a web identity of variables beats keys of files", "", "[default]\n" + pair("AKIA"),
      ["AWS_WEB_IDENTITY_TOKEN_FILE": "/tokens/e", "AWS_ROLE_ARN": "arn:aws:iam::1:role/R"],
      ours: "web[arn:aws:iam::1:role~R;*;token-in-~tokens~e]"),
    row(
      "but not those of a flagged profile", "", "[default]\n" + pair("AKIA"),
      ["AWS_WEB_IDENTITY_TOKEN_FILE": "/tokens/e", "AWS_ROLE_ARN": "arn:aws:iam::1:role/R"],
      profile: "default", ours: "AKIA"),
    row(
      "a web identity without role", "", "[default]\n" + pair("AKIA"),
      ["AWS_WEB_IDENTITY_TOKEN_FILE": "/tokens/e"], ours: "none"),
    row(
      "a container beats the instance, and the relative address the full one", "", "",
      [
        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/id",
        "AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://localhost/f",
        "AWS_CONTAINER_AUTHORIZATION_TOKEN": "t",
      ], ours: "container[http:~~169.254.170.2~id;t]"),
    row(
      "a container at a foreign host", "", "", ["AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://example.com/"],
      ours: "none"),
    row("nothing but the instance", ours: instance),
    row("nothing at all", "", "", noInstance, ours: "none"),
    row(
      "what is expired in variables", "", "",
      environmentKeys.merging(["AWS_CREDENTIAL_EXPIRATION": "2001-01-01T00:00:00Z"]) { $1 }, ours: "none"),
  ]

  private static func metadata(
    _ name: String, at host: String, _ more: [String: String] = [:], ours: String
  ) -> Row {
    let endpoint = ["AWS_EC2_METADATA_SERVICE_ENDPOINT": "http://\(host).example"]
    return row(name, "", "", endpoint.merging(more) { $1 }, ours: ours)
  }

  private static func versionOne(_ host: String) -> String {
    "instance[http:~~\(host).example~latest~meta-data~iam~security-credentials~role;v1]"
  }

  private static let instances = [
    metadata("an instance that hands out no tokens", at: "older", ours: versionOne("older")),
    metadata("an instance whose tokens come too late", at: "late", ours: versionOne("late")),
    metadata("an instance that fails to make a token", at: "failing", ours: versionOne("failing")),
    metadata("an instance that breaks off", at: "broken", ours: versionOne("broken")),
    metadata("an instance that does not understand the question", at: "strict", ours: "none"),
    metadata(
      "late tokens with version 1 switched off", at: "late", ["AWS_EC2_METADATA_V1_DISABLED": "true"],
      ours: "none"),
    metadata("an instance that cannot be reached", at: "unreachable", ours: "none"),
  ]

  /// To botocore a line or a variable without a value is mostly there; to us it never is, as to AWS's other tools.
  private static let emptyOnes = [
    row(
      "an empty AWS_PROFILE", "", "[default]\n" + pair("AKIA"), ["AWS_PROFILE": ""], ours: "AKIA",
      botocore: "none"),
    row(
      "an empty container address", "", "", ["AWS_CONTAINER_CREDENTIALS_FULL_URI": ""], ours: instance,
      botocore: "none"),
    row(
      "an empty AWS_ACCESS_KEY_ID", "", "[default]\n" + pair("AKIA"), ["AWS_ACCESS_KEY_ID": ""], ours: "AKIA"),
    row("an empty role_arn", "[default]\nrole_arn =\n" + pair("AKIA"), ours: "AKIA", botocore: "none"),
    row(
      "an empty sso_session",
      "[default]\nsso_session =\nsso_start_url = https://x/start\nsso_region = us-east-1\n" + account,
      ours: "sso[us-east-1;111122223333;R;token-f9bd89c67fef27fcb5df8d2e4b64eabe5bae45a4]", botocore: "none"),
    row(
      "an empty access key of a source profile",
      "[default]\n\(admin)source_profile = base\n[profile base]\naws_access_key_id =\naws_secret_access_key = s\n",
      ours: "none", botocore: "\(adminKey);;;;;]"),
    row(
      "an empty web_identity_token_file",
      "[default]\n\(admin)source_profile = base\nweb_identity_token_file =\n", "[base]\n" + pair("AKIA"),
      noInstance, ours: "\(adminKey);;;;;AKIA]", botocore: "none"),
  ]
}
