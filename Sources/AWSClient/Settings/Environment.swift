/// Environment variables as AWS tools read them: an empty one is not set.
struct Environment: Sendable, Unprintable {
  var variables: [String: String]

  subscript(_ name: String) -> String? {
    variables[name].map { SharedConfigReader.trimmed($0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// `true` in any case; everything else is false.
  func flag(_ name: String) -> Bool { self[name]?.lowercased() == "true" }
}
