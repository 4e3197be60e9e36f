import AWSClient

/// Reads the members of a request and collects what is wrong with them in AWS's words.
///
/// A member of the wrong JSON type ends the call with SerializationException at once; values outside the model's limits are
/// collected and answered together by `check()`: `2 validation errors detected: …; …`.
struct RequestInput {
  private let body: JSONValue
  private var problems: [String] = []

  init(_ body: JSONValue) { self.body = body }

  /// Ends the call when a value was outside its limits.
  func check() throws(ServiceError) {
    guard !problems.isEmpty else { return }
    let count = problems.count == 1 ? "1 validation error" : "\(problems.count) validation errors"
    throw .validation("\(count) detected: " + problems.joined(separator: "; "))
  }

  mutating func optionalText(
    _ name: String, lengths: ClosedRange<Int>, pattern: CharacterRule? = nil
  ) throws(ServiceError) -> String? {
    guard let value = present(name) else { return nil }
    guard let text = value.string else { throw Self.wrongType(value, "a String") }
    check(text, at: Self.path(name), lengths: lengths, pattern: pattern)
    return text
  }

  mutating func requiredText(
    _ name: String, lengths: ClosedRange<Int>, pattern: CharacterRule? = nil
  ) throws(ServiceError) -> String {
    if let text = try optionalText(name, lengths: lengths, pattern: pattern) { return text }
    missing(Self.path(name))
    return ""
  }

  mutating func optionalNumber(_ name: String, range: ClosedRange<Int>) throws(ServiceError) -> Int? {
    guard let value = present(name) else { return nil }
    guard case .number(let text) = value, let number = Int(text) else {
      throw Self.wrongType(value, "an Integer")
    }
    if number < range.lowerBound {
      problem(
        "'\(number)'", Self.path(name), "Member must have value greater than or equal to \(range.lowerBound)")
    } else if number > range.upperBound {
      problem(
        "'\(number)'", Self.path(name), "Member must have value less than or equal to \(range.upperBound)")
    }
    return number
  }

  mutating func flag(_ name: String) throws(ServiceError) -> Bool {
    guard let value = present(name) else { return false }
    guard case .bool(let flag) = value else { throw Self.wrongType(value, "a Boolean") }
    return flag
  }

  mutating func choice(_ name: String, of values: [String]) throws(ServiceError) -> String? {
    guard let text = try optionalText(name, lengths: 0...Int.max) else { return nil }
    if !values.contains(text) {
      problem(
        "'\(text)'", Self.path(name),
        "Member must satisfy enum value set: [\(values.joined(separator: ", "))]")
    }
    return text
  }

  /// Tags as key and value, with AWS's numbering of members from 1.
  mutating func tags(_ name: String, required: Bool) throws(ServiceError) -> [Tag]? {
    guard let value = present(name) else {
      if required { missing(Self.path(name)) }
      return nil
    }
    guard let elements = value.array else { throw Self.wrongType(value, "a List") }
    var tags: [Tag] = []
    for (index, element) in elements.enumerated() {
      let path = "\(Self.path(name)).\(index + 1).member"
      let key = try member(element, "TagKey", at: path, lengths: 1...128)
      let value = try member(element, "TagValue", at: path, lengths: 0...256)
      tags.append(Tag(key: key, value: value))
    }
    return tags
  }

  mutating func requiredTexts(_ name: String, lengths: ClosedRange<Int>) throws(ServiceError) -> [String] {
    guard let value = present(name) else {
      missing(Self.path(name))
      return []
    }
    guard let elements = value.array else { throw Self.wrongType(value, "a List") }
    var texts: [String] = []
    for (index, element) in elements.enumerated() {
      guard let text = element.string else { throw Self.wrongType(element, "a String") }
      check(text, at: "\(Self.path(name)).\(index + 1).member", lengths: lengths, pattern: nil)
      texts.append(text)
    }
    return texts
  }

  private mutating func member(
    _ element: JSONValue, _ name: String, at path: String, lengths: ClosedRange<Int>
  ) throws(ServiceError) -> String {
    guard case .object = element else { throw Self.wrongType(element, "a Structure") }
    guard let value = element[name], value != .null else {
      missing("\(path).\(Self.path(name))")
      return ""
    }
    guard let text = value.string else { throw Self.wrongType(value, "a String") }
    check(text, at: "\(path).\(Self.path(name))", lengths: lengths, pattern: nil)
    return text
  }

  private func present(_ name: String) -> JSONValue? {
    guard let value = body[name], value != .null else { return nil }
    return value
  }

  private mutating func check(
    _ text: String, at path: String, lengths: ClosedRange<Int>, pattern: CharacterRule?
  ) {
    let length = text.utf16.count
    if length < lengths.lowerBound {
      problem(
        "'\(text)'", path, "Member must have length greater than or equal to \(lengths.lowerBound)")
    } else if length > lengths.upperBound {
      problem("'\(text)'", path, "Member must have length less than or equal to \(lengths.upperBound)")
    }
    if let pattern, !pattern.accepts(text) {
      problem("'\(text)'", path, "Member must satisfy regular expression pattern: \(pattern.pattern)")
    }
  }

  private mutating func missing(_ path: String) { problem("null", path, "Member must not be null") }

  private mutating func problem(_ value: String, _ path: String, _ constraint: String) {
    problems.append("Value \(value) at '\(path)' failed to satisfy constraint: \(constraint)")
  }

  /// AWS names members with a small first letter in these texts.
  private static func path(_ name: String) -> String { name.prefix(1).lowercased() + name.dropFirst() }

  /// No recording shows KMS's own words for this; they follow the form other JSON services of AWS use.
  private static func wrongType(_ value: JSONValue, _ wanted: String) -> ServiceError {
    let kind =
      switch value {
      case .null: "NULL_VALUE"
      case .bool(let flag): flag ? "TRUE_VALUE" : "FALSE_VALUE"
      case .number: "NUMBER_VALUE"
      case .string: "STRING_VALUE"
      case .array: "LIST_VALUE"
      case .object: "STRUCTURE_VALUE"
      }
    return .serialization("\(kind) can not be converted to \(wanted)")
  }
}

/// The characters a member may have, with the pattern of the service model that says so.
struct CharacterRule: Sendable {
  var pattern: String
  var accepts: @Sendable (String) -> Bool

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  static let aliasName = CharacterRule(pattern: "^[a-zA-Z0-9:/_-]+$") { text in
    text.utf8.allSatisfy { isWord($0) || $0 == 0x3A || $0 == 0x2F || $0 == 0x2D }
  }

  static let word = CharacterRule(pattern: "[\\w]+") { text in text.utf8.allSatisfy(isWord) }

  static let principal = CharacterRule(pattern: "^[\\w+=,.@:/-]+$") { text in
    text.utf8.allSatisfy { isWord($0) || "+=,.@:/-".utf8.contains($0) }
  }
}
