import Foundation
import ProgramSupport
import PseudoTerminalSupport
import Testing

@Suite("The story against moto, an outside KMS", .serialized)
struct MotoStoryTests {
  private func policy(_ principal: String, sid: String) -> String {
    """
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Sid": "\(sid)",
          "Effect": "Allow",
          "Principal": { "AWS": "\(principal)" },
          "Action": "kms:*",
          "Resource": "*"
        }
      ]
    }
    """
  }

  @Test("a user's policy is judged, refused, applied, and the key is scheduled for deletion")
  func story() async throws {
    let account = try await MotoAccount()
    let console = try await account.openConsole("--quiet")
    #expect(console.screen.line(0).contains("\(account.facts.account)  eu-west-1  user/ann via environment"))
    #expect(console.screen.line(0).contains(account.server.endpoint))
    try await console.pane("2 Metadata", shows: "Description Orders at rest")

    // The account's IAM policies decide, and in quiet mode the console has not read them.
    try await console.pane("Lockout check", shows: "? Cannot be decided here: your IAM policies")
    let delegation = policy("arn:aws:iam::\(account.facts.account):root", sid: "StillDelegated")
    try await edit(console, to: delegation)
    try await console.pane("Lockout check", shows: "? Cannot be decided here: your IAM policies")
    try await review(console, "Type shop/orders to apply all the same")
    console.press(.tab)
    console.press(.enter)
    try await console.dialog(
      "Apply the policy of", shows: "Type shop/orders to apply a policy whose verdict is open.")
    console.press(.backtab)
    console.type("shop/orders")
    console.press(.tab)
    console.press(.enter)
    try await console.says("The policy of shop/orders is applied and read back.")
    #expect(try await account.key().policy == delegation)

    // A policy that names the user directly is decided by itself.
    let direct = policy(account.facts.userARN, sid: "Direct")
    try await edit(console, to: direct)
    try await console.pane("Lockout check", shows: "✓ AWS will accept this policy")
    try await review(console, "[ Apply ]")
    console.press(.tab)
    console.press(.enter)
    try await console.says("The policy of shop/orders is applied and read back.")
    #expect(try await account.key().policy == direct)

    // A policy without the caller is blocked; moto itself would have taken it.
    try await edit(console, to: policy("arn:aws:iam::\(account.facts.account):user/bob", sid: "Bob"))
    try await console.pane("Lockout check", shows: "✗ AWS will refuse this policy")
    try await review(console, "It cannot be applied.")
    console.press(.enter)
    try await console.hides("┌ Apply the policy of")
    #expect(try await account.key().policy == direct)
    console.press(.escape)
    try await console.shows("3 Policy  draft")

    try await schedule(console)
    let key = try await account.key()
    #expect(key.state == "PendingDeletion")
    let wait = try #require(key.deletionDate) - Date().timeIntervalSince1970
    #expect(abs(wait - 30 * 86_400) < 120)
  }

  @Test("the user's policies in IAM decide where the key policy leaves it to them")
  func theIAMSide() async throws {
    let account = try await MotoAccount()
    let console = try await account.openConsole()
    // The user has a group's policy that allows everything of KMS.
    try await console.pane("Lockout check", shows: "✓ AWS will accept this policy")
    try await console.pane("Lockout check", shows: "read from IAM and evaluated here: KeyAdministration")
    try await account.denyInIAM()
    console.type("R")
    try await console.pane("Lockout check", shows: "✗ AWS will refuse this policy")
    try await console.pane("Lockout check", shows: "NoPolicies, KeyAdministration")
  }

  /// Replaces the whole text by typing over a selection, as a paste.
  private func edit(_ console: Console, to text: String) async throws {
    console.type("e")
    try await console.shows("3 Policy  editing")
    console.press(.alt("a"))
    console.paste(text)
    let sid = text.split(separator: "\n")[4].split(separator: " ").joined(separator: " ")
    try await console.pane("3 Policy", shows: sid)
    // The verdict of the text before it is not the one to wait for.
    try await console.terminal.waitFor("the check of the new text") { screen in
      let verdict = screen.pane("Lockout check")
      return !verdict.contains("Checking…") && verdict.contains { "✓✗?".contains($0) }
    }
  }

  private func review(_ console: Console, _ text: String) async throws {
    console.press(.control("s"))
    try await console.showsDialog("┌ Apply the policy of shop/orders")
    try await console.shows(text)
  }

  private func schedule(_ console: Console) async throws {
    console.type("1")
    try await console.command("schedule", shows: "┌ Schedule key deletion ")
    console.press(.tab)
    console.type("shop/orders")
    console.press(.tab, times: 3)
    console.press(.enter)
    try await console.says("shop/orders will be deleted on")
    try await console.terminal.waitFor("the countdown in the list") {
      $0.line(with: "▸ shop/orders").contains("pending 30d")
    }
  }
}
