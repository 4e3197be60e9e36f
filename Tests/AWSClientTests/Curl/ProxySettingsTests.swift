import Testing

@testable import AWSClient

/// The rules of Python's urllib, which botocore asks, and where kmscope differs.
@Suite struct ProxySettingsTests {
  static func route(_ environment: [String: String], _ url: String = "https://kms.eu-west-1.amazonaws.com/")
    throws -> ProxySettings.Route
  {
    ProxySettings(environment: environment).route(to: try #require(EndpointURL(url)))
  }

  @Test(arguments: [
    (["HTTPS_PROXY": "http://p:1"], "https://kms.test/", ProxySettings.Route.proxy("http://p:1")),
    (["HTTPS_PROXY": "http://p:1"], "http://kms.test/", .direct),
    (["HTTP_PROXY": "http://p:1"], "http://kms.test/", .proxy("http://p:1")),
    (["HTTP_PROXY": "http://p:1"], "https://kms.test/", .direct),
    (["http_proxy": "http://p:1"], "http://kms.test/", .proxy("http://p:1")),
    (
      ["https_proxy": "http://low:1", "HTTPS_PROXY": "http://up:1"], "https://kms.test/",
      .proxy("http://low:1")
    ),
    // An empty lower-case variable switches the other one off.
    (["https_proxy": "", "HTTPS_PROXY": "http://up:1"], "https://kms.test/", .direct),
    (["HTTPS_PROXY": ""], "https://kms.test/", .direct),
    (["ALL_PROXY": "http://p:1", "all_proxy": "http://p:1"], "https://kms.test/", .direct),
    // CVE-2016-1000110.
    (["HTTP_PROXY": "http://p:1", "REQUEST_METHOD": "GET"], "http://kms.test/", .direct),
    (["http_proxy": "http://p:1", "REQUEST_METHOD": "GET"], "http://kms.test/", .proxy("http://p:1")),
    // Without a scheme it speaks http.
    (["HTTPS_PROXY": "p:3128"], "https://kms.test/", .proxy("http://p:3128")),
    (["HTTPS_PROXY": "//p:3128"], "https://kms.test/", .proxy("http://p:3128")),
    (["HTTPS_PROXY": "ann:pw@p:3128"], "https://kms.test/", .proxy("http://ann:pw@p:3128")),
    (["HTTPS_PROXY": "socks5h://p:1080"], "https://kms.test/", .proxy("socks5h://p:1080")),
    (["HTTPS_PROXY": "ftp://ann:hunter2@p"], "https://kms.test/", .unusable(variable: "HTTPS_PROXY")),
    (["https_proxy": "http://"], "https://kms.test/", .unusable(variable: "https_proxy")),
    (["https_proxy": "http://ann:pw@"], "https://kms.test/", .unusable(variable: "https_proxy")),
    (["https_proxy": "http://p q"], "https://kms.test/", .unusable(variable: "https_proxy")),
    // This machine is never behind a proxy.
    (["HTTP_PROXY": "http://p:1"], "http://127.0.0.1:4566/", .direct),
    (["HTTPS_PROXY": "http://p:1"], "https://localhost/", .direct),
    (["HTTP_PROXY": "http://p:1"], "http://[::1]:4566/", .direct),
  ])
  func theVariableForTheSchemeCounts(
    _ environment: [String: String], _ url: String, _ route: ProxySettings.Route
  ) throws {
    #expect(try Self.route(environment, url) == route)
  }

  @Test(arguments: [
    ("*", true), (" *", false), ("kms.eu-west-1.amazonaws.com", true), ("KMS.eu-west-1.AMAZONAWS.com", true),
    ("amazonaws.com", true), (".amazonaws.com", true), ("other.test, .amazonaws.com ,", true),
    ("mazonaws.com", false), ("sts.eu-west-1.amazonaws.com", false), ("", false), (",,", false),
    ("kms.eu-west-1.amazonaws.com:8443", false), ("*.amazonaws.com", false), ("169.254.0.0/16", false),
  ])
  func hostsOfNoProxyAndTheNamesBelowThemAreReachedDirectly(_ list: String, _ isDirect: Bool) throws {
    for name in ["NO_PROXY", "no_proxy"] {
      let route = try Self.route(["HTTPS_PROXY": "http://p:1", name: list])
      #expect((route == .direct) == isDirect)
    }
  }

  @Test func noProxyMayNameAPort() throws {
    let environment = ["HTTPS_PROXY": "http://p:1", "NO_PROXY": "kms.test:8443"]
    #expect(try Self.route(environment, "https://kms.test:8443/") == .direct)
    #expect(try Self.route(environment, "https://kms.test/") == .proxy("http://p:1"))
  }

  @Test func thePasswordOfAProxyIsNotPrinted() {
    var settings = CurlSettings()
    settings.proxies = ProxySettings(environment: ["HTTPS_PROXY": "http://ann:hunter2@p:1"])
    var dumped = ""
    dump(settings, to: &dumped)
    #expect(!"\(settings) \(String(reflecting: settings)) \(dumped)".contains("hunter2"))
  }
}
