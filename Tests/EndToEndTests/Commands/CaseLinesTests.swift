import Foundation
import ProgramSupport
import Testing

@Suite("kmscope check --cases", .serialized)
struct CaseLinesTests {
  private static func objects(_ output: String) throws -> [[String: Any]] {
    try output.split(separator: "\n").map { line in
      try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
    }
  }

  @Test("answers every case of the catalogue in its order")
  func catalogue() async throws {
    let path = "\(Repository.root)/Tests/KeyPolicyTests/Data/policy-cases.json"
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    let file = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    let cases = try #require(file?["cases"] as? [[String: Any]])
    let check = try await Check(["check", "--cases", path])
    #expect(check.status == .exited(code: 0))
    #expect(check.errors.isEmpty)
    let answers = try Self.objects(check.output)
    #expect(answers.count == cases.count)
    for (one, answer) in zip(cases, answers) {
      let id = one["id"] as? String ?? ""
      #expect(answer["id"] as? String == id)
      #expect(Set(answer.keys) == ["id", "verdict", "dependsOn", "statement", "rule", "reason"], "\(id)")
      guard one["certainty"] as? String != "uncertain" else { continue }
      let expected = one["expected"] as? [String: Any]
      #expect(answer["verdict"] as? String == expected?["verdict"] as? String, "\(id)")
      #expect(
        Set(answer["dependsOn"] as? [String] ?? []) == Set(expected?["dependsOn"] as? [String] ?? []), "\(id)"
      )
    }
  }

  @Test("goes on after rows that cannot be read, and keeps the order of members")
  func badRows() async throws {
    let policy = CheckTexts.policy(CheckTexts.allow(CheckTexts.alice))
    let row: [String: Any] = [
      "id": "good", "policyText": policy, "keyArn": CheckTexts.key, "action": "kms:PutKeyPolicy",
      "caller": CheckTexts.alice, "identityPolicies": [Any](),
    ]
    var bad = row
    bad["id"] = "bad"
    bad["caller"] = "alice"
    let data = try JSONSerialization.data(withJSONObject: ["cases": [bad, 7, row]])
    let check = try await Check(["check", "--cases", "-"], input: String(decoding: data, as: UTF8.self))
    #expect(check.status == .exited(code: 0))
    let lines = check.output.split(separator: "\n").map(String.init)
    try #require(lines.count == 3, "\(check.output)")
    #expect(lines[0].hasPrefix(#"{"id":"bad","error":""#))
    #expect(lines[1].hasPrefix(#"{"id":"row 2","error":""#))
    #expect(
      lines[2].hasPrefix(
        #"{"id":"good","verdict":"allowed","dependsOn":[],"statement":1,"rule":"direct-grant","reason":""#))
  }
}
