import KeyPolicy

/// Tells whether two policy texts are the same JSON document, whatever their white space and member order.
///
/// AWS returns a re-serialised document, so texts that were applied and read back differ in bytes.
package enum PolicyTextComparison {
  package static func isSame(_ left: String, _ right: String) -> Bool {
    if left == right { return true }
    let leftParse = JSONParser.parse(Array(left.utf8)), rightParse = JSONParser.parse(Array(right.utf8))
    guard let leftRoot = leftParse.root, let rightRoot = rightParse.root else { return false }
    // A text with problems may mean something else to AWS than to us.
    guard leftParse.findings.isEmpty, rightParse.findings.isEmpty else { return false }
    return isSame(leftRoot, rightRoot)
  }

  private static func isSame(_ left: JSONNode, _ right: JSONNode) -> Bool {
    switch (left.value, right.value) {
    case (.object(let left), .object(let right)):
      guard left.count == right.count else { return false }
      let ours = left.sorted { $0.name < $1.name }, theirs = right.sorted { $0.name < $1.name }
      return zip(ours, theirs).allSatisfy { $0.name == $1.name && isSame($0.value, $1.value) }
    case (.array(let left), .array(let right)):
      return left.count == right.count && zip(left, right).allSatisfy(isSame)
    case (let left, let right): return left == right
    }
  }
}
