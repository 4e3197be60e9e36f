internal import struct FoundationEssentials.Date

/// The object in an answer of KMS; what must be there and is not makes the answer unreadable.
package struct KMSAnswer: Sendable, Unprintable {
  let value: JSONValue
  let operation: String
  let service: JSONService

  subscript(_ name: String) -> JSONValue? { value[name] }

  func text(_ name: String) throws(AWSError) -> String {
    guard let text = value[name]?.string, !text.isEmpty else { throw lacking(name) }
    return text
  }

  func flag(_ name: String) throws(AWSError) -> Bool {
    guard let flag = value[name]?.bool else { throw lacking(name) }
    return flag
  }

  func bytes(_ name: String) throws(AWSError) -> [UInt8] {
    guard let bytes = try bytesIfAny(name) else { throw lacking(name) }
    return bytes
  }

  /// Nil when the member is absent.
  func bytesIfAny(_ name: String) throws(AWSError) -> [UInt8]? {
    guard let member = value[name] else { return nil }
    guard let bytes = member.string.flatMap(Base64.decode) else { throw lacking("\(name) in base64") }
    return bytes
  }

  func secret(_ name: String) throws(AWSError) -> SensitiveBytes {
    guard let secret = try secretIfAny(name) else { throw lacking(name) }
    return secret
  }

  /// Nil when the member is absent, as it is when the bytes were encrypted for a recipient.
  func secretIfAny(_ name: String) throws(AWSError) -> SensitiveBytes? {
    guard let member = value[name] else { return nil }
    guard let bytes = member.string.flatMap(SensitiveBytes.init(base64:)) else {
      throw lacking("\(name) in base64")
    }
    return bytes
  }

  /// Bytes in the clear or encrypted for a recipient: one of the two must be there.
  func secretOrRecipient(_ name: String) throws(AWSError) -> (SensitiveBytes?, [UInt8]?) {
    let secret = try secretIfAny(name)
    let recipient = try bytesIfAny("CiphertextForRecipient")
    guard secret != nil || recipient != nil else { throw lacking(name) }
    return (secret, recipient)
  }

  func texts(_ name: String) -> [String] { value[name]?.array?.compactMap(\.string) ?? [] }

  func date(_ name: String) -> Date? { KMSReader.date(value[name]) }

  func lacking(_ member: String) -> AWSError { service.incomplete(operation, lacks: member) }
}
