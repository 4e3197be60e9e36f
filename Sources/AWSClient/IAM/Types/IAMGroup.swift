/// One row of ListGroupsForUser.
package struct IAMGroup: Sendable, Hashable {
  package var name: String
  package var arn: String
  package var id: String
  package var path: String

  static func read(_ element: XMLElement) -> IAMGroup? {
    guard let name = element.text("GroupName") else { return nil }
    return IAMGroup(
      name: name, arn: element.text("Arn") ?? "", id: element.text("GroupId") ?? "",
      path: element.text("Path") ?? "/")
  }
}
