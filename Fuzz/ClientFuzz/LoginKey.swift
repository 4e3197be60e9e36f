@testable import AWSClient

/// The key of AWS's published login cases, which no fuzzer would ever guess.
enum LoginKey {
  private static let path =
    "Tests/AWSClientTests/Data/login-provider-smithy-rs/login-provider-test-cases.json"

  /// Empty when the working folder is not that of the repository.
  private static let pem: String = {
    guard case .bytes(let bytes) = DiskFile.read(path), let cases = (try? JSONReader.read(bytes))?.array,
      case .object(let files)? = cases.first?["cacheContents"]
    else { return "" }
    return files.first?.value["dpopKey"]?.string ?? ""
  }()

  /// The same members with the key in place of `k`.
  static func replaced(_ members: [JSONValue.Member]) -> [JSONValue.Member] {
    members.map { member in
      member.name == "dpopKey" && member.value == .string("k")
        ? JSONValue.Member("dpopKey", .string(pem)) : member
    }
  }
}
