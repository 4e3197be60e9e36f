import AWSClient
import Foundation
import Testing
import ViewModels

@testable import TerminalUI

/// Who one is, the code of a device, an expired login, and the way to other places.
struct SignInScreenTests {
  private func loaded(_ columns: Int, _ rows: Int) -> ScreenStory {
    var story = ScreenStory(columns, rows)
    story.load()
    story.answer(.signedIn(Self.report))
    return story
  }

  private static var report: SignInReport {
    var report = SignInReport(
      source: "role Admin (profile prod)",
      trace: SignInTrace(steps: [
        .init("environment", .skipped, "--profile prod beats AWS_ACCESS_KEY_ID"),
        .init(
          "assumed role", .used,
          "role_arn of profile prod in ~/.aws/config, with the keys of profile base in ~/.aws/credentials"),
        .init("instance metadata", .skipped, "not needed"),
      ]))
    report.accessKeyID = "****************MPLE"
    report.expiration = ScreenStory.noon.addingTimeInterval(54 * 60)
    report.command = ["aws", "sso", "login", "--profile", "prod"]
    return report
  }

  @Test(arguments: [(120, 40), (80, 24), (40, 12), (20, 6)]) func thePage(columns: Int, rows: Int) throws {
    var story = loaded(columns, rows)
    story.press(.char("w"))
    try Golden.expect(story.screen(), "screen-signin-\(columns)x\(rows)")
  }

  @Test func allOfThePageCanBeReadInASmallWindow() throws {
    var story = loaded(40, 12)
    story.press(.char("w"), .char("G"))
    try Golden.expect(story.screen(), "screen-signin-end-40x12")
  }

  @Test(arguments: [(120, 40), (80, 24), (40, 12)]) func theCodeOfADevice(columns: Int, rows: Int) throws {
    var story = loaded(columns, rows)
    story.send(
      .mfaAsked(
        id: 1,
        MFAQuestion(
          serialNumber: "arn:aws:iam::111122223333:mfa/jdoe",
          roleARN: "arn:aws:iam::111122223333:role/Admin", profile: "prod")))
    story.type("123")
    try Golden.expect(story.screen(), "screen-mfa-\(columns)x\(rows)")
  }

  @Test(arguments: [(120, 40), (80, 24), (40, 12)]) func anExpiredLogin(columns: Int, rows: Int) throws {
    var story = loaded(columns, rows)
    var error = AWSError(
      .credentials, code: "LoginExpired",
      message: "The IAM Identity Center login of profile prod has expired.")
    error.signInCommand = ["aws", "sso", "login", "--profile", "prod"]
    story.press(.char("R"))
    story.answer(.identity(.failure(error)))
    try Golden.expect(story.screen(), "screen-expired-\(columns)x\(rows)")
  }

  @Test(arguments: [(120, 40), (80, 24), (40, 12)]) func otherProfiles(columns: Int, rows: Int) throws {
    var story = loaded(columns, rows)
    story.send(
      .placesRead(
        .profiles,
        .success(
          PlaceChoices(profiles: [
            ProfileEntry(
              name: "audit", kind: "role", region: nil, detail: "arn:aws:iam::444455556666:role/Audit"),
            ProfileEntry(
              name: "dev", kind: "Identity Center", region: "eu-west-1", detail: "111122223333/ReadOnly"),
            ProfileEntry(name: "prod", kind: "keys", region: "us-east-1", detail: ""),
            ProfileEntry(name: "evil\u{1B}[2J", kind: "keys", region: nil, detail: "\u{202E}x"),
          ]))))
    try Golden.expect(story.screen(), "screen-profiles-\(columns)x\(rows)")
  }
}
