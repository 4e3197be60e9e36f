import ProgramSupport
import PseudoTerminalSupport
import Testing

/// The sandbox's administrator edits the policy of `payments/ledger`. The first statement of its policy, in AWS's own layout:
///
///     4   "Statement" : [ {
///     5     "Sid" : "Enable IAM User Permissions",
///     6     "Effect" : "Allow",
///     7     "Principal" : {
///     8       "AWS" : "arn:aws:iam::111122223333:root"
@Suite("A policy's story on the sandbox", .serialized)
struct SandboxPolicyStoryTests {
  @Test("keys appear, one is found, and its metadata and policy are read")
  func reading() async throws {
    let console = try await Console.onSandbox()
    let screen = console.screen
    #expect(screen.line(0).contains("sandbox (111122223333)"))
    #expect(screen.line(0).contains("eu-west-1"))
    #expect(screen.line(0).contains("role/Admin (session sandbox)"))
    #expect(screen.isAlternate)
    try await console.choose("payments/ledger")
    let metadata = console.screen.pane("2 Metadata")
    #expect(metadata.contains("State enabled"))
    #expect(metadata.contains("Spec SYMMETRIC_DEFAULT"))
    #expect(metadata.contains("Description Ledger database (RDS)"))
    #expect(console.screen.pane("3 Policy").contains("\"Sid\" : \"Enable IAM User Permissions\","))
    try await console.pane("Lockout check", shows: "✓ AWS will accept this policy")
    #expect(try await console.quit() == .exited(code: 0))
    #expect(!console.screen.isAlternate)
  }

  @Test("a lockout is said while it is typed, and its review cannot be applied")
  func lockout() async throws {
    let console = try await Console.onSandbox()
    try await console.edit("payments/ledger")
    // "Allow" of line 6 becomes "Deny": a Deny for the account's root principal reaches everybody in the account.
    console.press(.down, times: 5)
    console.press(.end)
    console.press(.left, times: 2)
    console.press(.backspace, times: 5)
    console.type("Deny")
    try await console.shows("\"Effect\" : \"Deny\",")
    let verdict = try await console.pane("Lockout check", shows: "✗ AWS will refuse this policy")
    #expect(verdict.contains("tatement 1 (Sid \"Enable IAM User Permissions\")"))

    console.press(.control("s"))
    try await console.showsDialog("┌ Apply the policy of payments/ledger")
    let review = try await console.dialog("Apply the policy of", shows: "It cannot be applied.")
    #expect(review.contains("✗ AWS will refuse this policy"))
    #expect(review.contains("- \"Effect\" : \"Allow\","))
    #expect(review.contains("+ \"Effect\" : \"Deny\","))
    #expect(!review.contains("[ Apply ]"))
    // Whatever a person tries here leads back to the editor, and AWS's text is the old one.
    console.press(.enter)
    try await console.hides("┌ Apply the policy of")
    console.press(.escape)
    try await console.shows("3 Policy  draft")
    try await console.discardDraft()
    try await console.pane("3 Policy", shows: "6 \"Effect\" : \"Allow\",")
  }

  @Test("undo brings the old verdict back; a good change is applied, read back and shown")
  func goodChange() async throws {
    let console = try await Console.onSandbox()
    try await console.edit("payments/ledger")
    console.press(.down, times: 5)
    console.press(.end)
    console.press(.left, times: 2)
    console.press(.backspace)
    try await console.pane("Lockout check", shows: "✗ AWS will refuse this policy")
    console.press(.alt("u"))
    try await console.pane("3 Policy", shows: "6 \"Effect\" : \"Allow\",")
    try await console.pane("Lockout check", shows: "✓ AWS will accept this policy")

    console.press(.up)
    console.press(.end)
    console.press(.left, times: 2)
    console.type(" of ours")
    try await console.shows("Permissions of ours\",")
    try await console.pane("Lockout check", shows: "✓ AWS will accept this policy")
    console.press(.control("s"))
    try await console.showsDialog("[ Apply ]")
    let review = console.screen.pane("Apply the policy of")
    #expect(review.contains("✓ AWS will accept this policy"))
    #expect(review.contains("Account 111122223333"))
    #expect(review.contains("Change 1 added, 1 removed lines"))
    #expect(review.contains("+ \"Sid\" : \"Enable IAM User Permissions of ours\","))
    console.press(.tab)
    console.press(.enter)
    try await console.says("The policy of payments/ledger is applied and read back.")
    try await console.shows("3 Policy ─")

    // Read again from AWS it is still there, and the journal has what was replaced.
    console.type("R")
    try await console.pane("3 Policy", shows: "\"Sid\" : \"Enable IAM User Permissions of ours\",")
    #expect(console.home.journalHolds("\"Enable IAM User Permissions of ours\""))
    #expect(console.home.journalHolds("\"Enable IAM User Permissions\""))
    #expect(try await console.quit() == .exited(code: 0))
  }

  @Test("Enter alone does not apply: the dialog opens on Back")
  func enterAloneDoesNotApply() async throws {
    let console = try await Console.onSandbox()
    try await console.edit("payments/ledger")
    console.press(.down)
    console.press(.end)
    console.type(" ")
    try await console.pane("Lockout check", shows: "✓ AWS will accept this policy")
    console.press(.control("s"))
    try await console.showsDialog("[ Apply ]")
    console.press(.enter)
    try await console.hides("[ Apply ]")
    #expect(console.screen.contains("3 Policy  editing"))
    #expect(!console.screen.contains("is applied"))
  }
}

extension Console {
  /// Throws the draft of the selected key away.
  fileprivate func discardDraft() async throws {
    try await command("discard the draft", shows: "┌ Discard the draft?")
    press(.tab)
    press(.enter)
    try await shows("3 Policy ─")
  }
}
