/// Reads the values that policy elements have: one text, or a list of texts.
enum ElementReader {
  /// One text.
  ///
  /// AWS might read a number or a boolean as text, so those are ambiguous; a container is refused.
  static func text(
    _ member: JSONMember, of owner: @autoclosure () -> String, _ log: inout FindingLog
  ) -> Located<String>? {
    if let string = member.value.string { return Located(string, range: member.value.range) }
    wrongType(member.value, "\(member.name) of \(owner())", wanted: "a string", &log)
    return nil
  }

  /// One text or a list of texts.
  static func texts(
    _ member: JSONMember, of owner: @autoclosure () -> String, _ log: inout FindingLog
  ) -> [Located<String>]? {
    texts(member.value, named: "\(member.name) of \(owner())", &log)
  }

  /// One text or a list of texts.
  static func texts(
    _ node: JSONNode, named name: @autoclosure () -> String, _ log: inout FindingLog
  ) -> [Located<String>]? {
    if let string = node.string { return [Located(string, range: node.range)] }
    guard case .array(let elements) = node.value else {
      wrongType(node, name(), wanted: "a string or an array of strings", &log)
      return nil
    }
    if elements.isEmpty {
      log.error(
        "policy.empty-list", node.range, .mayRefuse,
        "\(name()) is an empty list: AWS does not document what that means, so name something or remove the statement."
      )
    }
    return elements.compactMap { element in
      guard let string = element.string else {
        wrongType(element, "An entry in \(name())", wanted: "a string", &log)
        return nil
      }
      return Located(string, range: element.range)
    }
  }

  /// Reports a value of the wrong kind.
  static func wrongType(_ node: JSONNode, _ name: String, wanted: String, _ log: inout FindingLog) {
    let isContainer =
      switch node.value {
      case .object, .array: true
      default: false
      }
    log.error(
      "policy.wrong-type", node.range, isContainer ? .refuses : .ambiguous,
      "\(name) must be \(wanted), and this is \(node.kindName): replace it.")
  }
}
