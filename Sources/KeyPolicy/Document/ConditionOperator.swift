/// The condition operators (IAM User Guide, "IAM JSON policy elements: Condition operators").
enum ConditionOperator {
  private static let names: Set<String> = [
    "stringequals", "stringnotequals", "stringequalsignorecase", "stringnotequalsignorecase", "stringlike",
    "stringnotlike", "numericequals", "numericnotequals", "numericlessthan", "numericlessthanequals",
    "numericgreaterthan", "numericgreaterthanequals", "dateequals", "datenotequals", "datelessthan",
    "datelessthanequals", "dategreaterthan", "dategreaterthanequals", "bool", "binaryequals", "ipaddress",
    "notipaddress", "arnequals", "arnlike", "arnnotequals", "arnnotlike", "null",
  ]

  /// The operator in lower case, without set prefix and `IfExists`.
  static func plain(_ name: String) -> String {
    var name = Substring(name.lowercased())
    for prefix in ["forallvalues:", "foranyvalue:"] where name.hasPrefix(prefix) {
      name = name.dropFirst(prefix.count)
    }
    if name.hasSuffix("ifexists"), name != "nullifexists" { name = name.dropLast("ifexists".count) }
    return String(name)
  }

  /// Reports an operator AWS does not document.
  static func check(_ member: JSONMember, in statement: String, _ log: inout FindingLog) {
    guard !names.contains(plain(member.name)) else { return }
    log.error(
      "policy.condition-operator", member.key.range, .mayRefuse,
      "\"\(Excerpt.of(member.name))\" in \(statement) is no condition operator AWS documents: correct it, for example to "
        + "StringEquals, ArnLike or Bool.")
  }
}
