internal import FoundationEssentials

/// The members of an operation's input, in the order they are named; what is nil or empty is left out.
///
/// May hold plaintext and passwords on their way out, so it cannot be printed.
package struct JSONInput: Sendable, Unprintable {
  private(set) var members: [JSONValue.Member] = []

  func with(_ name: String, _ value: JSONValue?) -> JSONInput {
    guard let value else { return self }
    var copy = self
    copy.members.append(JSONValue.Member(name, value))
    return copy
  }

  func with(_ name: String, _ text: String?) -> JSONInput { with(name, text.map(JSONValue.string)) }

  func with(_ name: String, _ flag: Bool?) -> JSONInput { with(name, flag.map(JSONValue.bool)) }

  func with(_ name: String, _ number: Int?) -> JSONInput { with(name, number.map { .number(String($0)) }) }

  /// Epoch seconds, as AWS JSON has points in time.
  func with(_ name: String, _ date: Date?) -> JSONInput {
    with(name, date.map { JSONValue.number(Self.seconds($0)) })
  }

  /// Base64, as AWS JSON has bytes.
  func with(_ name: String, _ bytes: [UInt8]?) -> JSONInput {
    with(name, bytes.map { JSONValue.string(Base64.encode($0)) })
  }

  func with(_ name: String, _ bytes: SensitiveBytes?) -> JSONInput {
    with(name, bytes.map { bytes in JSONValue.string(bytes.withBytes { Base64.encode($0) }) })
  }

  func with(_ name: String, _ secret: Secret?) -> JSONInput {
    with(
      name,
      secret.map { secret in JSONValue.string(secret.withBytes { String(decoding: $0, as: UTF8.self) }) })
  }

  func with(_ name: String, _ texts: [String]) -> JSONInput {
    texts.isEmpty ? self : with(name, Self.list(texts))
  }

  /// Sorted by name, so that equal inputs are equal texts.
  func with(_ name: String, _ map: [String: String]) -> JSONInput {
    guard !map.isEmpty else { return self }
    let members = map.sorted { $0.key < $1.key }.map { JSONValue.Member($0.key, .string($0.value)) }
    return with(name, JSONValue.object(members))
  }

  /// For members that must be there, empty or not.
  static func list(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.string)) }

  private static func seconds(_ date: Date) -> String {
    let seconds = date.timeIntervalSince1970
    return Int(exactly: seconds).map(String.init) ?? "\(seconds)"
  }
}
