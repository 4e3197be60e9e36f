import AWSClient
import Foundation
import Testing

@testable import KMSSandbox

/// Pages as the API reference of each operation documents them: the model itself would allow 1 to 1000 everywhere.
struct PagingTests {
  struct List: Sendable, CustomTestStringConvertible {
    var operation: String
    var rows: String
    var standard: Int
    var most: Int
    var needsKey: Bool
    var testDescription: String { operation }
  }

  static let lists = [
    List(operation: "ListKeys", rows: "Keys", standard: 100, most: 1000, needsKey: false),
    List(operation: "ListAliases", rows: "Aliases", standard: 50, most: 100, needsKey: false),
    List(operation: "ListResourceTags", rows: "Tags", standard: 50, most: 50, needsKey: true),
    List(operation: "ListGrants", rows: "Grants", standard: 50, most: 100, needsKey: true),
    List(operation: "ListKeyPolicies", rows: "PolicyNames", standard: 100, most: 1000, needsKey: true),
  ]

  private func account() -> (caller: SandboxCaller, keyID: String) {
    var keyID = ""
    let caller = SandboxCaller { builder in
      let grants = (0..<130).map { number in
        builder.grant("g\(number)", to: ExamplePeople.payments, ["Decrypt"], age: 1)
      }
      keyID = builder.key(["many"], age: 5, tags: (0..<50).map { ("tag\($0)", "") }) { key, _ in
        key.grants = grants
      }
      builder.addExtraKeys(230)
    }
    return (caller, keyID)
  }

  private func walk(
    _ list: List, _ caller: SandboxCaller, _ keyID: String, limit: Int?
  ) async throws -> (rows: [JSONValue], sizes: [Int]) {
    var rows: [JSONValue] = []
    var sizes: [Int] = []
    var marker: String?
    repeat {
      var body: [JSONValue.Member] = list.needsKey ? [JSONValue.Member("KeyId", .string(keyID))] : []
      if let limit { body.append(JSONValue.Member("Limit", .number(limit))) }
      if let marker { body.append(JSONValue.Member("Marker", .string(marker))) }
      let reply = try await caller.call(list.operation, body)
      let page = try #require(reply.body?[list.rows]?.array)
      rows += page
      sizes.append(page.count)
      marker = reply.body?["NextMarker"]?.string
      #expect(reply.body?["Truncated"] == .bool(marker != nil))
    } while marker != nil
    return (rows, sizes)
  }

  @Test("A walk in pages of any size finds every row once, in the order of the whole", arguments: lists)
  func walks(_ list: List) async throws {
    let (caller, keyID) = account()
    let whole = try await walk(list, caller, keyID, limit: list.most).rows
    for limit in [nil, 1, 7, list.most] {
      let (rows, sizes) = try await walk(list, caller, keyID, limit: limit)
      #expect(rows == whole)
      #expect(sizes.dropLast().allSatisfy { $0 == limit ?? list.standard })
    }
    let expected = ["Keys": 231, "Aliases": 231, "Tags": 50, "Grants": 130, "PolicyNames": 1]
    #expect(whole.count == expected[list.rows])
    #expect(Set(whole.map(\.text)).count == whole.count)
  }

  @Test("A marker of one list, or one made up, is refused by another", arguments: lists)
  func foreignMarkers(_ list: List) async throws {
    let (caller, keyID) = account()
    let other = list.operation == "ListKeys" ? "ListAliases" : "ListKeys"
    let marker = try #require(
      try await caller.call(other, [JSONValue.Member("Limit", .number(1))]).body?["NextMarker"]?.string)
    for text in [marker, "AAAA", "not base64 at all!"] {
      let reply = try await caller.call(
        list.operation, key: keyID, [JSONValue.Member("Marker", .string(text))])
      #expect(reply.code == "InvalidMarkerException")
      #expect(reply.status == 400)
    }
  }

  @Test("A limit above what the operation allows is a ValidationException", arguments: lists)
  func limits(_ list: List) async throws {
    let (caller, keyID) = account()
    for (limit, code) in [
      (0, "ValidationException"), (list.most, nil), (list.most + 1, "ValidationException"),
    ] {
      let reply = try await caller.call(
        list.operation, key: list.needsKey ? keyID : keyID, [JSONValue.Member("Limit", .number(limit))])
      #expect(reply.code == code)
    }
  }

  @Test("A key made or deleted between two pages disturbs neither")
  func changesBetweenPages() async throws {
    let caller = SandboxCaller { builder in builder.addExtraKeys(6) }
    let first = try await caller.call("ListKeys", [JSONValue.Member("Limit", .number(3))])
    let marker = try #require(first.body?["NextMarker"])
    let seen = try #require(first.body?["Keys"]?.array).compactMap { $0["KeyId"]?.string }
    let third = try #require(seen.last)
    _ = try await caller.call(
      "ScheduleKeyDeletion", key: third, [JSONValue.Member("PendingWindowInDays", .number(7))])
    caller.clock.advance(days: 8)
    let made = try await caller.call("CreateKey")
    let second = try await caller.call("ListKeys", [JSONValue.Member("Marker", marker)])
    let rest = try #require(second.body?["Keys"]?.array).compactMap { $0["KeyId"]?.string }
    #expect(rest.count == 4)
    #expect(Set(rest).isDisjoint(with: seen))
    #expect(rest.last == made.body?["KeyMetadata"]?["KeyId"]?.string)
  }

  @Test("ListAliases with a key gives that key's aliases only")
  func aliasesOfAKey() async throws {
    let caller = SandboxCaller()
    let keyID = try await caller.id("payments/ledger")
    let reply = try await caller.call("ListAliases", key: keyID)
    let names = reply.body?["Aliases"]?.array?.compactMap { $0["AliasName"]?.string }
    #expect(names == ["alias/payments/ledger", "alias/payments/ledger-2024"])
  }
}
