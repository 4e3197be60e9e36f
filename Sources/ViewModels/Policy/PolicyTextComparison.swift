import KeyPolicy

/// Tells whether two policy texts are the same JSON document, whatever their white space and member order.
///
/// AWS returns a re-serialised document, so texts that were applied and read back differ in bytes. Names and strings are
/// compared by bytes: String's own comparison takes differently encoded accents for the same.
package enum PolicyTextComparison {
  package static func isSame(_ left: String, _ right: String) -> Bool {
    if isSameText(left, right) { return true }
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
      return zip(inOrder(left), inOrder(right)).allSatisfy { ours, theirs in
        isSameText(ours.name, theirs.name) && isSame(ours.value, theirs.value)
      }
    case (.array(let left), .array(let right)):
      return left.count == right.count && zip(left, right).allSatisfy(isSame)
    case (.string(let left), .string(let right)): return isSameText(left, right)
    case (let left, let right): return left == right
    }
  }

  private static func inOrder(_ members: [JSONMember]) -> [JSONMember] {
    members.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  private static func isSameText(_ left: String, _ right: String) -> Bool {
    left.utf8.elementsEqual(right.utf8)
  }
}
