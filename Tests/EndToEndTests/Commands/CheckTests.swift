import ProgramSupport
import Testing

@Suite("kmscope check", .serialized)
struct CheckTests {
  @Test("gives the verdict and the status that says it", arguments: CheckVerdict.all)
  func verdict(question: CheckVerdict) async throws {
    var files = question.files
    files["policy.json"] = question.policy
    let check = try await Check(
      ["check", "policy.json", "--caller", CheckTexts.alice] + question.arguments, files: files)
    #expect(check.status == .exited(code: question.status), "\(check.output)\(check.errors)")
    #expect(check.errors.isEmpty)
    let lines = check.output.split(separator: "\n").map(String.init)
    for line in question.lines { #expect(lines.contains(line), "\(check.output)") }
  }

  @Test("knows the role behind a session only by --caller-role")
  func callerRole() async throws {
    let policy = CheckTexts.policy(CheckTexts.allow("arn:aws:iam::111122223333:role/team/Admin"))
    let arguments = ["check", "-", "--caller", CheckTexts.session]
    let unknown = try await Check(arguments, input: policy)
    #expect(unknown.status == .exited(code: 3))
    #expect(unknown.output.contains("\n  your role's path: --caller-role ARN\n"), "\(unknown.output)")
    let role = "arn:aws:iam::111122223333:role/team/Admin"
    let known = try await Check(arguments + ["--caller-role", role], input: policy)
    #expect(known.status == .exited(code: 0), "\(known.output)")
    let other = try await Check(
      arguments + ["--caller-role", role.replacing("team", with: "ops")], input: policy)
    #expect(other.status == .exited(code: 1), "\(other.output)")
  }

  @Test("prints problems as compilers do, at the beginning of a line")
  func problems() async throws {
    let policy = CheckTexts.policy(CheckTexts.delegation.replacing("Allow", with: "Permit"))
    let check = try await Check(
      ["check", "policy.json", "--caller", CheckTexts.alice], files: ["policy.json": policy])
    #expect(check.status == .exited(code: 1))
    // The value of Effect: four blanks, {"Sid": "Root", and "Effect":  come before it.
    let column = "    {\"Sid\": \"Root\", \"Effect\": ".count + 1
    let line = check.output.split(separator: "\n").first { $0.hasPrefix("policy.json:4:\(column): error: ") }
    #expect(line?.last == "]", "\(check.output)")
  }

  @Test("never colours a pipe, and shows what would command a terminal")
  func hostileText() async throws {
    let policy = CheckTexts.policy(CheckTexts.delegation.replacing("Root", with: "a\\u001b[31m\\u202eb"))
    let check = try await Check(["check", "-", "--caller", CheckTexts.alice], input: policy)
    #expect(check.status == .exited(code: 3), "\(check.output)")
    #expect(!check.output.unicodeScalars.contains("\u{1B}"))
    #expect(!check.output.unicodeScalars.contains("\u{202E}"))
    #expect(check.output.contains("‹U+202E›b"))
  }

  @Test("says when its answer could not be written")
  func fullDisk() async throws {
    let (status, said) = try await StandardStreamTests.run(
      "exec \"$0\" check - --caller \(CheckTexts.alice) < /dev/null > /dev/full")
    #expect(status == .exited(code: 2))
    #expect(said.errors.contains("No space left on device"))
  }
}
