/// An element of an XML answer; attributes and namespaces are not kept.
struct XMLElement: Sendable, Equatable {
  var name: String
  /// The character data of the element itself, joined.
  var text = ""
  var children: [XMLElement] = []

  /// The first child of that name.
  subscript(_ name: String) -> XMLElement? { children.first { $0.name == name } }

  /// The text of the first child of that name; nil when there is none or it is empty.
  func text(_ name: String) -> String? {
    self[name].flatMap { $0.text.isEmpty ? nil : $0.text }
  }

  /// The elements of a list: AWS query calls each of them `member`.
  func list(_ name: String) -> [XMLElement] {
    self[name]?.children.filter { $0.name == "member" } ?? []
  }

  /// The first element of that name below this one, in the order of the document.
  func first(_ name: String) -> XMLElement? {
    for child in children {
      if child.name == name { return child }
      if let found = child.first(name) { return found }
    }
    return nil
  }
}
