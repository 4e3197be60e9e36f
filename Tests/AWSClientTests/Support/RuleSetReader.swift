import Testing

@testable import AWSClient

/// Evaluates an endpoint rule set as AWS publishes it: conditions in order, the first rule that fits decides.
struct RuleSetReader {
  var partitions: JSONValue
  var values: [String: JSONValue]

  /// What the rules give; nil when they end in an error.
  mutating func endpoint(_ rules: JSONValue?) throws -> (url: String, signingRegion: String?)? {
    for rule in rules?.array ?? [] {
      let outer = values
      guard try holds(rule["conditions"]) else {
        values = outer
        continue
      }
      switch rule["type"]?.string {
      case "tree": return try endpoint(rule["rules"])
      case "endpoint":
        let scheme = rule["endpoint"]?["properties"]?["authSchemes"]?.array?.first
        return (
          try filled(try #require(rule["endpoint"]?["url"]?.string)),
          try scheme?["signingRegion"]?.string.map { try filled($0) }
        )
      default: return nil
      }
    }
    return nil
  }

  private mutating func holds(_ conditions: JSONValue?) throws -> Bool {
    for condition in conditions?.array ?? [] {
      guard let value = try value(condition), value != .bool(false) else { return false }
      if let name = condition["assign"]?.string { values[name] = value }
    }
    return true
  }

  /// Nil is the rules' own "not set".
  private func value(_ expression: JSONValue) throws -> JSONValue? {
    if let name = expression["ref"]?.string { return values[name] }
    guard let function = expression["fn"]?.string else { return expression }
    let arguments = try (expression["argv"]?.array ?? []).map { try value($0) }
    let first = arguments.first ?? nil
    switch function {
    case "isSet": return .bool(first != nil)
    case "not": return .bool(first == nil || first == .bool(false))
    case "booleanEquals", "stringEquals": return .bool(arguments.count == 2 && arguments[0] == arguments[1])
    case "getAttr": return try first?[#require(arguments.last.flatMap { $0?.string })]
    case "aws.partition": return partition(of: try #require(first?.string))
    default: throw Unknown(function: function)
    }
  }

  private struct Unknown: Error { var function: String }

  private func partition(of region: String) -> JSONValue? {
    let all = partitions["partitions"]?.array ?? []
    let found =
      all.first { $0["regions"]?[region] != nil }
      ?? all.first { partition in
        guard let pattern = partition["regionRegex"]?.string, let regex = try? Regex(pattern) else {
          return false
        }
        return region.wholeMatch(of: regex) != nil
      } ?? all.first { $0["id"]?.string == "aws" }
    return found?["outputs"]
  }

  /// `{Region}` and `{PartitionResult#dnsSuffix}` filled in.
  private func filled(_ template: String) throws -> String {
    var text = ""
    var rest = Substring(template)
    while let open = rest.firstIndex(of: "{") {
      let close = try #require(rest.firstIndex(of: "}"))
      let path = rest[rest.index(after: open)..<close].split(separator: "#").map(String.init)
      text += rest[..<open]
      let value = path.count == 1 ? values[path[0]] : values[path[0]]?[path[1]]
      text += try #require(value?.string)
      rest = rest[rest.index(after: close)...]
    }
    return text + rest
  }
}
