import Testing

@testable import AWSClient

/// What real files hold beyond the shared suite, and where a mistake is said to be.
@Suite struct SharedConfigFileTests {
  @Test(arguments: [
    ("[default]\nregion = eu-west-1\nnonsense", 3), ("\n\n[profile a\nregion = x", 3), ("region = x", 1),
    ("[profile a]\n  region = x", 2), ("[default]\n= x", 2), ("[default] region = x", 1),
    ("[default]\r\na = b\r\nc d\r\n", 3), ("[default]\ns3 =\n  a = b\n  nonsense", 4),
  ])
  func aMistakeIsNamedWithItsLine(_ text: String, _ line: Int) {
    do throws(SharedConfigFile.Problem) {
      _ = try SharedConfigFile.parse(text, kind: .config)
      Issue.record("nothing was wrong with it")
    } catch {
      #expect(error.line == line)
      #expect(!error.message.isEmpty)
    }
  }

  @Test func quotedNamesAreTakenAsTheCLITakesThem() throws {
    let file = try SharedConfigFile.parse("[profile \"a b\"]\nregion = x\n", kind: .config)
    #expect(file.profiles == ["a b": ["region": "x"]])
  }

  @Test func sessionsAndServicesMayBeQuotedToo() throws {
    let file = try SharedConfigFile.parse(
      "[sso-session \"my corp\"]\nsso_region = x\n[services 'x y']\nkms =\n  a = b\n", kind: .config)
    #expect(file.ssoSessions == ["my corp": ["sso_region": "x"]])
    #expect(file.services["x y"] == ["kms": "\na = b"])
  }

  static func shared(_ config: String, _ credentials: String) throws(AWSError) -> SharedConfig {
    try SharedConfig.load(environment: Environment(variables: ["HOME": "/h"])) { path in
      .bytes(Array((path == "/h/.aws/config" ? config : credentials).utf8))
    }
  }

  /// What `aws configure --profile "a b"` writes.
  @Test func aQuotedProfileHasItsKeysInTheOtherFile() throws {
    let shared = try Self.shared(
      "[profile 'a b']\nregion = eu-west-1\n",
      "[a b]\naws_access_key_id = AKID\n[c d]\naws_access_key_id = OTHER\n")
    #expect(shared.value("aws_access_key_id", of: "a b", in: .credentials) == "AKID")
    #expect(shared.profileNames == ["a b"])
  }

  @Test(arguments: [
    ("", "[a b]\naws_access_key_id = AKID\n", "~/.aws/credentials"),
    ("[profile a b]\nregion = x\n", "", "~/.aws/config"),
  ])
  func aProfileThatIsIgnoredIsNamed(_ config: String, _ credentials: String, _ path: String) throws {
    do throws(AWSError) {
      _ = try AWSConfiguration.resolve(
        options: .init(profile: "a b"), environment: ["HOME": "/h"],
        readFile: { .bytes(Array(($0 == "/h/.aws/config" ? config : credentials).utf8)) })
      Issue.record("the profile was taken")
    } catch {
      #expect(error.code == "IgnoredProfile")
      #expect(error.message == "The section of profile a b in \(path) is ignored because of its name.")
      #expect(error.hint.contains("[profile \"a b\"]"))
    }
  }

  @Test func aCommandKeepsItsNumberSign() throws {
    let file = try SharedConfigFile.parse(
      "[default]\ncredential_process = get #1\nregion = x #1\n", kind: .config)
    #expect(file.profiles["default"] == ["credential_process": "get #1", "region": "x"])
  }

  @Test func anIndentedCommentIsAComment() throws {
    let file = try SharedConfigFile.parse("[default]\n  # my keys\nregion = x\n\t; more\n", kind: .config)
    #expect(file.profiles["default"] == ["region": "x"])
  }

  @Test func aByteOrderMarkIsSkipped() throws {
    #expect(
      try SharedConfigFile.parse("\u{FEFF}[default]\na = b", kind: .config).profiles["default"] == ["a": "b"])
  }

  @Test func servicesHoldSubProperties() throws {
    let text = "[services local]\nkms =\n  endpoint_url = http://localhost:4566\n  Other=1\nsts =\n"
    let file = try SharedConfigFile.parse(text, kind: .config)
    let kms = try #require(file.services["local"]?["kms"])
    #expect(
      SharedConfigFile.subProperties(kms) == ["endpoint_url": "http://localhost:4566", "other": "1"])
  }
}
