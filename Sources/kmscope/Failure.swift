import AWSClient

/// A reason why kmscope cannot do what was asked, in words for the terminal.
struct Failure: Error {
  var text: String

  /// What happened, and on a second line what to do next.
  init(_ sentence: String, hint: String = "") {
    text = "kmscope: " + sentence + (hint.isEmpty ? "" : "\n" + hint)
  }

  init(_ error: AWSError) {
    self.init(error.message, hint: error.hint)
  }
}
