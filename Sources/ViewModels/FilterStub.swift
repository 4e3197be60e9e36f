package struct FilterableRow: Sendable {
  package init(
    id: String, arn: String, aliases: [String] = [], state: String? = nil, spec: String? = nil,
    usage: String? = nil, origin: String? = nil, manager: String? = nil, tags: [(String, String)] = [],
    rotation: Bool? = nil, policy: String? = nil, regions: [String] = [], description: String? = nil
  ) {}
}
package struct FilterQuery: Sendable {
  package static func parse(_ s: String) -> FilterQuery { FilterQuery() }
  var needsPolicy: Bool { false }
  var needsRotation: Bool { false }
  var needsTags: Bool { false }
  package var problems: [String] { [] }
  var isEmpty: Bool { true }
  func matches(_ r: FilterableRow) -> Int? { 1 }
}
