@testable import AWSClient

/// Answers in the form of AWS query, made of JSON in the form of the service model.
enum XMLAnswer {
  static func answer(_ operation: String, _ output: JSONValue, _ shapes: JSONValue?)
    -> ScriptedTransport.Answer
  {
    .ok(
      """
      <?xml version="1.0"?>
      <\(operation)Response xmlns="https://iam.amazonaws.com/doc/2010-05-08/">
        <\(operation)Result>\(members(output, shapes))</\(operation)Result>
        <ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata>
      </\(operation)Response>
      """)
  }

  private static func members(_ value: JSONValue, _ shapes: JSONValue?) -> String {
    value.members.map { element($0.name, $0.value, shapes?[$0.name]) }.joined()
  }

  private static func element(_ name: String, _ value: JSONValue, _ shape: JSONValue?) -> String {
    "<\(name)>\(content(name, value, shape))</\(name)>"
  }

  private static func content(_ name: String, _ value: JSONValue, _ shape: JSONValue?) -> String {
    switch (value, shape?.string) {
    case (.array(let elements), _):
      elements.map { "<member>\(content(name, $0, shape?["list"]))</member>" }.joined()
    case (_, "timestamp"): "2026-09-21T14:13:20Z"
    // IAM percent-encodes policies.
    case (_, "string") where name.hasSuffix("Document"):
      PercentEncoding.encode((value.string ?? value.text).utf8)
    case (.object, nil) where shape?["map"] != nil: ""
    case (.object, _): members(value, shape?["structure"])
    case (.string(let text), _):
      text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    default: value.text
    }
  }
}
