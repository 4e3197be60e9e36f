/// One row of the lists of attached policies.
package struct IAMAttachedPolicy: Sendable, Hashable {
  package var name: String
  package var arn: String

  static func read(_ element: XMLElement) -> IAMAttachedPolicy? {
    element.text("PolicyArn").map { IAMAttachedPolicy(name: element.text("PolicyName") ?? "", arn: $0) }
  }
}
