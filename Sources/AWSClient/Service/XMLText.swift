/// Gets the text of single elements out of small XML answers.
enum XMLText {
  /// The text of the first element of that name without children; nil when there is none, or the text is no XML.
  static func first(_ element: String, in xml: String) -> String? {
    guard let root = try? XMLReader.read(Array(xml.utf8)),
      let found = root.name == element ? root : root.first(element), found.children.isEmpty
    else { return nil }
    return found.text
  }
}
