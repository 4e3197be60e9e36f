import AWSClient

extension Account {
  /// ListResourceTags, in the order the tags were added.
  mutating func listResourceTags(_ input: inout RequestInput, _ call: Call) throws(ServiceError) -> JSONValue
  {
    let page = try Page(&input, list: "ListResourceTags", limits: .tags)
    let key = try authorisedKey(.listResourceTags, &input, call)
    let rows = Self.rows(key.tags, after: page.after) { $0.key }
    return page.answer("Tags", rows: rows, key: { $0.key }) { tag in
      .object([
        JSONValue.Member("TagKey", .string(tag.key)), JSONValue.Member("TagValue", .string(tag.value)),
      ])
    }
  }

  /// TagResource: adds tags and gives existing keys their new value.
  mutating func tagResource(_ input: inout RequestInput, _ call: Call) throws(ServiceError) {
    let tags = try input.tags("Tags", required: true) ?? []
    var key = try authorisedKey(.tagResource, &input, call)
    try KeyStateRule.annotate.check(key)
    try Self.checkTags(tags)
    for tag in tags {
      if let index = key.tags.firstIndex(where: { $0.key == tag.key }) {
        key.tags[index] = tag
      } else {
        key.tags.append(tag)
      }
    }
    if key.tags.count > Self.mostTags { throw .tag("Too many tags") }
    replace(key, in: call.region)
  }

  /// UntagResource: keys the KMS key does not have are passed over.
  mutating func untagResource(_ input: inout RequestInput, _ call: Call) throws(ServiceError) {
    let names = try input.requiredTexts("TagKeys", lengths: 1...128)
    var key = try authorisedKey(.untagResource, &input, call)
    try KeyStateRule.annotate.check(key)
    key.tags.removeAll { names.contains($0.key) }
    replace(key, in: call.region)
  }

  private static let mostTags = 50

  /// Texts recorded on AWS.
  static func checkTags(_ tags: [Tag]) throws(ServiceError) {
    if Set(tags.map(\.key)).count < tags.count { throw .tag("Duplicate tag keys") }
    if tags.contains(where: { $0.key.lowercased().hasPrefix("aws:") }) {
      throw .tag("Tags beginning with aws: are reserved")
    }
    if tags.count > mostTags { throw .tag("Too many tags") }
  }

  /// What comes behind the row with this name; nothing when that row is gone.
  static func rows<Row>(_ rows: [Row], after: String?, name: (Row) -> String) -> ArraySlice<Row> {
    guard let after else { return rows[...] }
    guard let index = rows.firstIndex(where: { name($0) == after }) else { return [] }
    return rows[(index + 1)...]
  }
}
