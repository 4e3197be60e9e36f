import Foundation
import ProgramSupport
import Testing

@Suite("kmscope check for programs", .serialized)
struct CheckFormatTests {
  /// Statement 1 is for nobody, statement 2 for the caller, in a line with a character of two UTF-16 units before it.
  private static let policy =
    "{\"Version\": \"2012-10-17\", \"Statement\": [\r\n" + CheckTexts.allow(CheckTexts.alice + "2")
    + ",\r\n{\"Sid\": \"\u{1F511}\", \"Principal\": {\"AWS\": \"" + CheckTexts.alice
    + "\"}, \"Effect\": \"Allow\", \"Action\": \"kms:*\", \"Resource\": \"*\"}]}\r\n"

  private static func check(_ format: String, _ policy: String = policy, _ more: [String] = []) async throws
    -> Check
  {
    try await Check(
      ["check", "my policy.json", "--caller", CheckTexts.alice, "--format", format] + more,
      files: ["my policy.json": policy])
  }

  @Test("JSON is one object with every member")
  func json() async throws {
    let policy = Self.policy.replacing("\u{1F511}", with: "Me")
    let check = try await Self.check("json", policy, ["--key", CheckTexts.key])
    #expect(check.status == .exited(code: 0), "\(check.output)")
    let object = try check.object
    #expect(
      Set(object.keys) == [
        "verdict", "phrase", "reason", "rule", "statement", "missing", "residualRisks", "durability",
        "whoElse", "findings", "assumed", "file", "caller", "key",
      ])
    #expect(object["verdict"] as? String == "accepted")
    #expect(object["phrase"] as? String == "AWS will accept this policy")
    #expect(object["rule"] as? String == "direct-grant")
    #expect(object["file"] as? String == "my policy.json")
    #expect(object["caller"] as? String == CheckTexts.alice)
    #expect(object["key"] as? String == CheckTexts.key)
    #expect((object["assumed"] as? [String])?.isEmpty == true)
    let statement = object["statement"] as? [String: Any]
    #expect(statement?["index"] as? Int == 2)
    #expect(statement?["sid"] as? String == "Me")
    #expect(statement?["line"] as? Int == 3)
    #expect(statement?["column"] as? Int == 1)
    let whoElse = object["whoElse"] as? [[String: Any]]
    #expect(whoElse?.compactMap { $0["arn"] as? String } == [CheckTexts.alice + "2", CheckTexts.alice])
  }

  @Test("JSON names what is missing and the option that supplies it")
  func missing() async throws {
    let check = try await Self.check("json", CheckTexts.policy(CheckTexts.delegation))
    #expect(check.status == .exited(code: 3))
    let object = try check.object
    #expect(object["verdict"] as? String == "cannotBeDecided")
    let missing = object["missing"] as? [[String: String]]
    #expect(missing == [["fact": "your IAM policies", "option": "--iam-policy FILE or --iam none"]])
    #expect((object["assumed"] as? [String])?.count == 1)
    #expect(object["key"] is NSNull)
  }

  @Test("JSON gives findings their place in Unicode scalars")
  func findings() async throws {
    let check = try await Self.check("json", Self.policy.replacing("Allow", with: "Permit"))
    #expect(check.status == .exited(code: 1))
    let findings = try check.object["findings"] as? [[String: Any]]
    let last = try #require(
      findings?.last { $0["line"] as? Int == 3 && $0["severity"] as? String == "error" })
    let before = "{\"Sid\": \"k\", \"Principal\": {\"AWS\": \"\(CheckTexts.alice)\"}, \"Effect\": "
    #expect(last["column"] as? Int == before.count + 1)
    #expect(last["endLine"] as? Int == 3)
    #expect(last["endColumn"] as? Int == before.count + "\"Permit\"".count + 1)
  }

  @Test("a finding with an obvious cure has it in every form")
  func fixes() async throws {
    let policy = CheckTexts.policy(
      CheckTexts.delegation.replacing("\"kms:*\"", with: "[\"kms:*\", \"kms:Decript\"]"))
    let line = policy.split(separator: "\n")[3]
    let column = (line.firstRange(of: "\"kms:Decript\"").map { line[..<$0.lowerBound].count } ?? 0) + 1
    let text = try await Self.check("text", policy)
    #expect(text.output.contains("my policy.json:4:\(column): warning: "), "\(text.output)")
    #expect(text.output.contains("\n  fix: "))
    let findings = try await Self.check("json", policy).object["findings"] as? [[String: Any]]
    let finding = try #require(findings?.first { $0["code"] as? String == "lint.unknown-action" })
    let edits = (finding["fix"] as? [String: Any])?["edits"] as? [[String: Any]]
    #expect(edits?.first?["replacement"] as? String == "\"kms:Decrypt\"")
    #expect(edits?.first?["column"] as? Int == column)
    let run = try await (Self.check("sarif", policy).object["runs"] as? [[String: Any]])?.first
    let result = (run?["results"] as? [[String: Any]])?.first {
      $0["ruleId"] as? String == "lint.unknown-action"
    }
    let change = ((result?["fixes"] as? [[String: Any]])?.first?["artifactChanges"] as? [[String: Any]])?
      .first
    let replacement = (change?["replacements"] as? [[String: Any]])?.first
    #expect((replacement?["insertedContent"] as? [String: String])?["text"] == "\"kms:Decrypt\"")
    #expect((replacement?["deletedRegion"] as? [String: Int])?["startColumn"] == column)
  }

  @Test("nothing is said of the key's Region before the key is named")
  func noRegion() async throws {
    let condition = #"{"StringEquals": {"kms:ViaService": "s3.eu-central-1.amazonaws.com"}}"#
    let policy = CheckTexts.policy(
      CheckTexts.delegation,
      CheckTexts.allow(CheckTexts.alice, resource: CheckTexts.key, condition: condition))
    let codes = ["lint.via-service-name", "lint.resource-other-key"]
    let unknown = try await Self.check("json", policy)
    for code in codes { #expect(!unknown.output.contains(code), "\(unknown.output)") }
    let other = CheckTexts.key.replacing("1234abcd", with: "abcd1234")
    let known = try await Self.check("json", policy, ["--key", other])
    for code in codes { #expect(known.output.contains(code), "\(known.output)") }
  }

  @Test("SARIF has the members that the standard requires, and columns in UTF-16 code units")
  func sarif() async throws {
    let check = try await Self.check("sarif", Self.policy.replacing("Allow", with: "Permit"))
    #expect(check.status == .exited(code: 1))
    let log = try check.object
    #expect(log["version"] as? String == "2.1.0")
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    #expect(run["columnKind"] as? String == "utf16CodeUnits")
    let driver = (run["tool"] as? [String: Any])?["driver"] as? [String: Any]
    #expect(driver?["name"] as? String == "kmscope")
    #expect(driver?["version"] as? String == "0.1.0")
    let rules = (driver?["rules"] as? [[String: Any]])?.compactMap { $0["id"] as? String } ?? []
    let results = run["results"] as? [[String: Any]] ?? []
    #expect(results.first?["ruleId"] as? String == "lockout-check")
    for result in results {
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(rules[index] == result["ruleId"] as? String)
      #expect(["error", "warning", "note"].contains(result["level"] as? String))
      #expect((result["message"] as? [String: Any])?["text"] is String)
    }
    let places = results.compactMap { Self.place($0) }
    #expect(places.count == results.count)
    #expect(places.allSatisfy { $0.uri == "my%20policy.json" })
    // The key sign is one scalar and two UTF-16 units.
    let before = "{\"Sid\": \"kk\", \"Principal\": {\"AWS\": \"\(CheckTexts.alice)\"}, \"Effect\": "
    #expect(places.contains { $0.line == 3 && $0.column == before.count + 1 }, "\(check.output)")
  }

  private static func place(_ result: [String: Any]) -> (uri: String, line: Int, column: Int)? {
    let location = (result["locations"] as? [[String: Any]])?.first
    let physical = location?["physicalLocation"] as? [String: Any]
    let region = physical?["region"] as? [String: Any]
    guard let uri = (physical?["artifactLocation"] as? [String: Any])?["uri"] as? String,
      let line = region?["startLine"] as? Int, let column = region?["startColumn"] as? Int
    else { return nil }
    return (uri, line, column)
  }

  @Test("SARIF of an accepted policy has no error about the verdict")
  func accepted() async throws {
    let check = try await Self.check("sarif", Self.policy.replacing("\u{1F511}", with: "Me"))
    #expect(check.status == .exited(code: 0))
    #expect(!check.output.contains("lockout-check"))
    let run = (try check.object["runs"] as? [[String: Any]])?.first
    #expect((run?["properties"] as? [String: String])?["verdict"] == "accepted")
    #expect(run?["results"] is [Any])
  }

  @Test("hidden characters are escaped in either form", arguments: ["json", "sarif"])
  func hostileText(format: String) async throws {
    let check = try await Self.check(
      format, Self.policy.replacing("\u{1F511}", with: "\\u202e\\ud834\\udd73"))
    for scalar in check.output.unicodeScalars where scalar != "\n" {
      #expect(![.control, .format].contains(scalar.properties.generalCategory))
    }
    if format == "json" { #expect(check.output.contains(#"\u202e\ud834\udd73"#)) }
  }
}
