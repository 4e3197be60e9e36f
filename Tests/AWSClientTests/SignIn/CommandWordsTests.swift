import Testing

@testable import AWSClient

/// The words of a command, as Python's `shlex.split` and so the AWS CLI finds them.
@Suite struct CommandWordsTests {
  // Expected values are those of `python3 -c 'import shlex, sys; print(shlex.split(sys.argv[1]))'`.
  @Test(arguments: [
    ("get", ["get"]), ("  get\tkeys\n now ", ["get", "keys", "now"]),
    ("get 'a b' \"c d\"", ["get", "a b", "c d"]),
    ("get a'b c'd", ["get", "ab cd"]), (#"get a\ b"#, ["get", "a b"]),
    (#"get "a\"b" "a\\b" "a\b""#, ["get", #"a"b"#, #"a\b"#, #"a\b"#]),
    (#"get 'a\b'"#, ["get", #"a\b"#]), ("get '' \"\"", ["get", "", ""]),
    (
      "get $HOME `id` | cat ; x && y > z",
      ["get", "$HOME", "`id`", "|", "cat", ";", "x", "&&", "y", ">", "z"]
    ),
    ("get #no comment", ["get", "#no", "comment"]), ("get ä'ö ü'", ["get", "äö ü"]),
    ("\"/path with/x\" y", ["/path with/x", "y"]),
  ])
  func areSplitWithoutAShell(_ line: String, _ words: [String]) throws {
    #expect(try CommandWords.split(line, profile: "p") == words)
  }

  @Test(arguments: [
    "get 'secret123", "get \"secret123", "get secret123\\", "\"secret123\\", "", "  ", "'' secret123",
  ])
  func whatHasNoEndIsRefusedWithoutBeingShown(_ line: String) throws {
    let error = try #require(throws: AWSError.self) { try CommandWords.split(line, profile: "p") }
    #expect(error.code == "InvalidCommand")
    #expect(!error.sentences.contains("secret123"))
  }
}
