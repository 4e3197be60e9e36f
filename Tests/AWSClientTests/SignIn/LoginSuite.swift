import FoundationEssentials
import Testing

@testable import AWSClient

/// AWS's cases of the login provider; see Data/login-provider-smithy-rs/SOURCE.md.
enum LoginSuite {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var config: String
    /// Contents by file name.
    var cache: [String: JSONValue]
    var calls: [JSONValue]
    var outcomes: [JSONValue]
    var testDescription: String { name }
  }

  static let cases: [Case] = {
    guard let bytes = try? TestData.bytes("login-provider-smithy-rs/login-provider-test-cases.json"),
      let list = (try? JSONReader.read(Array(bytes)))?.array
    else { return [] }
    return list.map { item in
      Case(
        name: item["documentation"]?.string ?? "", config: item["configContents"]?.string ?? "",
        cache: files(item["cacheContents"]), calls: item["mockApiCalls"]?.array ?? [],
        outcomes: item["outcomes"]?.array ?? [])
    }
  }()

  static func files(_ value: JSONValue?) -> [String: JSONValue] {
    guard case .object(let members)? = value else { return [:] }
    return Dictionary(members.map { ($0.name, $0.value) }) { first, _ in first }
  }
}
