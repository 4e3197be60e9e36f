/// Other ways to write the text of a policy without changing what it says.
public enum PolicyText {
  /// The smallest text that says the same, for a policy near AWS's limit of 32 768 bytes; nil if the text is not JSON.
  public static func minified(_ text: [UInt8]) -> [UInt8]? { printed(text, .minified) }

  /// The text with two blanks a level, as AWS's documentation writes policies; nil if the text is not JSON.
  public static func indented(_ text: [UInt8]) -> [UInt8]? { printed(text, .indented) }

  /// A member that stands twice is kept twice: which of both was meant is not for a printer to say.
  private static func printed(_ text: [UInt8], _ layout: JSONPrinter.Layout) -> [UInt8]? {
    let parse = JSONParser.parse(text)
    guard let root = parse.root, parse.findings.allSatisfy({ $0.code == "json.duplicate-member" }) else {
      return nil
    }
    return JSONPrinter.print(root, layout)
  }
}
