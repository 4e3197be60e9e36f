import ProgramSupport
import Testing

@Suite("kmscope check with input that it cannot use", .serialized)
struct UnusableInputTests {
  @Test("says why on standard error and ends with status 2", arguments: UnusableInput.all)
  func unusable(input: UnusableInput) async throws {
    let files = ["policy.json": CheckTexts.policy(CheckTexts.delegation)].merging(input.files) { _, new in new
    }
    let check = try await Check(["check"] + input.arguments, files: files)
    #expect(check.status == .exited(code: 2), "\(check.output)\(check.errors)")
    #expect(check.output.isEmpty)
    for part in input.says { #expect(check.errors.contains(part), "\(check.errors)") }
    #expect(check.errors.hasPrefix("kmscope: ") || check.errors.hasPrefix("Error: "), "\(check.errors)")
  }
}
