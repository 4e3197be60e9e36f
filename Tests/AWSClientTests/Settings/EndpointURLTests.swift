import Testing

@testable import AWSClient

@Suite struct EndpointURLTests {
  @Test(arguments: [
    ("https://kms.eu-west-1.amazonaws.com", "https://kms.eu-west-1.amazonaws.com/", false),
    ("HTTP://LocalHost:4566/", "http://localhost:4566/", true),
    ("http://127.0.0.1:1/base", "http://127.0.0.1:1/base", true),
    ("http://127.255.0.3", "http://127.255.0.3/", true), ("http://[::1]:80/", "http://[::1]:80/", true),
    ("http://127.0.0.1.evil.example/", "http://127.0.0.1.evil.example/", false),
    ("http://127.evil.example.org/", "http://127.evil.example.org/", false),
    ("http://kms.localhost/", "http://kms.localhost/", true),
    ("http://notlocalhost/", "http://notlocalhost/", false),
    ("http://[2001:db8::1]/", "http://[2001:db8::1]/", false),
  ])
  func readsAndKnowsLoopback(_ text: String, _ expected: String, _ isLoopback: Bool) throws {
    let url = try #require(EndpointURL(text))
    #expect(url.text == expected)
    #expect(url.isLoopback == isLoopback)
  }

  @Test(arguments: [
    "", "https://", "https:///x", "kms.eu-west-1.amazonaws.com", "ftp://host/", "https://user@host/",
    "https://host:0/", "https://host:65536/", "https://host:/", "https://host:8x/", "https://ho st/",
    "https://host/?q", "https://host/#f", "https://host\\evil/", "https://-host/", "https://a..b/",
    "https://host/a b",
    "https://[::1", "https://[]/", "https://host/\u{0}", "https://hóst/", "file:///etc/passwd",
  ])
  func refusesWhatCouldMeanSomethingElse(_ text: String) {
    #expect(EndpointURL(text) == nil)
  }
}
