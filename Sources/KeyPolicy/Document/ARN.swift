/// An Amazon Resource Name cut at its first five colons.
struct ARN: Hashable, Sendable {
  var partition: String
  var service: String
  var region: String
  var account: String
  var resource: String

  /// Reads `arn:partition:service:region:account:resource`; nil for anything with fewer fields or another beginning.
  init?(_ text: String) {
    let fields = text.utf8.split(
      separator: UInt8(ascii: ":"), maxSplits: 5, omittingEmptySubsequences: false)
    guard fields.count == 6, fields[0].elementsEqual("arn".utf8) else { return nil }
    partition = String(Substring(fields[1]))
    service = String(Substring(fields[2]))
    region = String(Substring(fields[3]))
    account = String(Substring(fields[4]))
    resource = String(Substring(fields[5]))
  }

  /// True for a text with all the fields of an ARN, whatever they hold.
  static func isARN(_ text: String) -> Bool {
    var colons = 0
    for (index, byte) in text.utf8.enumerated() {
      if index < 4 {
        guard byte == prefix[index] else { return false }
      }
      if byte == UInt8(ascii: ":") {
        colons += 1
        if colons == 5 { return true }
      }
    }
    return false
  }

  private static let prefix: [UInt8] = Array("arn:".utf8)

  /// True for twelve digits.
  static func isAccountID(_ text: some StringProtocol) -> Bool {
    text.utf8.count == 12 && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}
