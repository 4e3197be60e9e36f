import Testing
import ViewModels

/// Two policy texts are the same when they are the same JSON document; anything doubtful is not the same.
struct PolicyTextComparisonTests {
  @Test(arguments: [
    ("{}", "{ }"), ("{\"a\":1,\"b\":[1,2]}", "{\n  \"b\" : [1, 2],\n  \"a\" : 1\n}"),
    ("{\"a\":\"x\"}", "{\"a\":\"\\u0078\"}"), ("not json", "not json"),
  ])
  func theSameDocument(left: String, right: String) {
    #expect(PolicyTextComparison.isSame(left, right))
    #expect(PolicyTextComparison.isSame(right, left))
  }

  @Test(arguments: [
    // Order matters in an array, and one value is not an array of one.
    ("{\"a\":[1,2]}", "{\"a\":[2,1]}"), ("{\"a\":\"x\"}", "{\"a\":[\"x\"]}"),
    ("{\"a\":1}", "{\"a\":1,\"b\":2}"), ("{\"a\":1}", "{\"A\":1}"), ("{\"a\":1}", "{\"a\":1.0}"),
    // Which of two members AWS reads is not certain.
    ("{\"a\":1,\"a\":2}", "{\"a\":2,\"a\":1}"), ("{", "{ "), ("", "{}"),
    // The same to String, two texts to AWS.
    ("{\"a\":\"\u{E9}\"}", "{\"a\":\"e\u{301}\"}"), ("\u{E9}", "e\u{301}"),
    ("{\"\u{E9}\":1}", "{\"e\u{301}\":1}"),
  ])
  func notTheSameDocument(left: String, right: String) {
    #expect(!PolicyTextComparison.isSame(left, right))
    #expect(!PolicyTextComparison.isSame(right, left))
  }
}
