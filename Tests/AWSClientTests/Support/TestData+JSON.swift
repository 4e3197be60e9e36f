import FoundationEssentials

@testable import AWSClient

extension TestData {
  /// A file as JSON; null when it is missing or broken, which every test that reads one must notice.
  static func json(_ path: String) -> JSONValue {
    guard let bytes = try? bytes(path) else { return .null }
    return (try? JSONReader.read(Array(bytes))) ?? .null
  }
}

extension JSONValue {
  /// The members of an object; none of anything else.
  var members: [Member] {
    guard case .object(let members) = self else { return [] }
    return members
  }
}
