import ProgramSupport
import Testing

@testable import AWSClient

/// The same files and variables given to botocore and to us: both must come to the same credentials.
struct BotocoreSignInTests {
  /// KMSCOPE_SIGN_INS asks for more of them, KMSCOPE_SIGN_IN_SEED for others.
  @Test func hundredsOfMadeUpSignIns() async throws {
    let seed = ProgramCommand.variable("KMSCOPE_SIGN_IN_SEED").flatMap { Int($0) } ?? 1
    let count = ProgramCommand.variable("KMSCOPE_SIGN_INS").flatMap { Int($0) } ?? 200
    let verdicts = try await BotocoreJudge.verdicts(.signIns, seed: seed, count: count)
    #expect(verdicts.count == count)
    for verdict in verdicts {
      let (ours, kept) = await PlayedSignIn.outcome(verdict.theCase)
      #expect(ours == PlayedSignIn.outcome(verdict.answer), "\(verdict.theCase.testDescription)")
      #expect(
        PlayedSignIn.shared(kept) == PlayedSignIn.shared(PlayedSignIn.cache(verdict.answer)),
        "\(verdict.theCase.testDescription)")
    }
  }

  @Test func theTableOfSignIns() async throws {
    let rows = BotocoreSignInTable.rows
    let verdicts = try await BotocoreJudge.verdicts(rows.map(\.theCase))
    #expect(verdicts.count == rows.count)
    for (row, verdict) in zip(rows, verdicts) {
      let (ours, _) = await PlayedSignIn.outcome(row.theCase)
      let theirs = PlayedSignIn.outcome(verdict.answer)
      #expect(ours.summary == row.ours, "\(row.name): \(ours)")
      // Where we differ on purpose, botocore must still do what we know of it.
      #expect(theirs.summary == row.botocore ?? row.ours, "\(row.name): \(theirs)")
    }
  }

  /// Sessions that one of both keeps serve the other, which then asks nobody.
  @Test func keptSessionsServeBoth() async throws {
    let verdicts = try await BotocoreJudge.verdicts(.signIns, seed: 5, count: 150)
    var fromThem: [(BotocoreJudge.Case, key: String)] = []
    var fromUs: [(BotocoreJudge.Case, key: String)] = []
    for verdict in verdicts {
      let theirs = PlayedSignIn.cache(verdict.answer)
      guard !PlayedSignIn.shared(theirs).isEmpty, let key = verdict.answer["key"]?.string else { continue }
      var theCase = verdict.theCase
      theCase.kept = theirs
      fromThem.append((theCase, key))
      theCase.kept = (await PlayedSignIn.outcome(verdict.theCase)).kept
      fromUs.append((theCase, key))
    }
    #expect(fromThem.count > 10)
    for (theCase, key) in fromThem {
      let (ours, kept) = await PlayedSignIn.outcome(theCase)
      #expect(ours.summary == key, "\(ours) \(theCase.testDescription)")
      #expect(kept.isEmpty)
    }
    for (verdict, (_, key)) in zip(try await BotocoreJudge.verdicts(fromUs.map(\.0)), fromUs) {
      #expect(
        verdict.answer["key"]?.string == key, "\(verdict.answer.text) \(verdict.theCase.testDescription)")
    }
  }

  private static let admin = "role_arn = arn:aws:iam::111122223333:role/Admin\n"
  private static let token = ["AWS_WEB_IDENTITY_TOKEN_FILE": "/tokens/e"]
  private static let pod = token.merging(["AWS_ROLE_ARN": "arn:aws:iam::111122223333:role/Admin"]) { $1 }

  private static let withToken =
    "[default]\n\(admin)web_identity_token_file = /tokens/a\nrole_session_name = me\n"

  /// Each way to name a token and a role for it; none of them says anything of AssumeRole.
  private static let webIdentities: [BotocoreJudge.Case] = [
    .init(environment: pod),
    .init(environment: pod.merging(["AWS_ROLE_SESSION_NAME": "pod"]) { $1 }),
    // A token of the environment for the role of the profile, which has a token of its own.
    .init(config: withToken, environment: token),
    .init(config: withToken, environment: token.merging(["AWS_ROLE_SESSION_NAME": "pod"]) { $1 }),
    .init(config: "[profile p]\n\(admin)web_identity_token_file = /tokens/a\n", profile: "p"),
    .init(
      config: "[profile p]\n\(admin)web_identity_token_file = /tokens/a\nrole_session_name = q\"uote\n"
        + "duration_seconds = 900\nexternal_id = x\nmfa_serial = GAHT1\n", environment: pod, profile: "p"),
  ]

  @Test func webIdentitiesAreKeptForBoth() async throws {
    let verdicts = try await BotocoreJudge.verdicts(Self.webIdentities)
    var kept: [(theirs: BotocoreJudge.Case, ours: BotocoreJudge.Case, key: String)] = []
    for (theCase, verdict) in zip(Self.webIdentities, verdicts) {
      let key = try #require(verdict.answer["key"]?.string)
      #expect(key.hasPrefix("web["))
      var (theirs, ours) = (theCase, theCase)
      theirs.kept = PlayedSignIn.cache(verdict.answer)
      ours.kept = (await PlayedSignIn.outcome(theCase)).kept
      #expect(theirs.kept?.count == 1)
      #expect(
        theirs.kept.map(PlayedSignIn.shared) == ours.kept.map(PlayedSignIn.shared),
        "\(theCase.testDescription)")
      kept.append((theirs, ours, key))
    }
    for (theirs, _, key) in kept {
      #expect((await PlayedSignIn.outcome(theirs)).0.summary == key)
    }
    for (verdict, (_, _, key)) in zip(try await BotocoreJudge.verdicts(kept.map(\.ours)), kept) {
      #expect(verdict.answer["key"]?.string == key, "\(verdict.answer.text)")
    }
  }

  /// A source profile's web identity is had anew, though one with the same role is kept.
  @Test func webIdentitiesOfSourceProfilesAreNotKept() async throws {
    let web = BotocoreJudge.Case(environment: Self.pod)
    let other = "[profile p]\n\(Self.admin)web_identity_token_file = /tokens/a\n"
    var top = BotocoreJudge.Case(
      config: other + "[profile top]\nrole_arn = arn:aws:iam::111122223333:role/Top\nsource_profile = p\n",
      profile: "top")
    let webVerdict = try #require(try await BotocoreJudge.verdicts([web]).first)
    let topVerdict = try #require(try await BotocoreJudge.verdicts([top]).first)
    let key = try #require(topVerdict.answer["key"]?.string)
    #expect(key.contains("web[arn:aws:iam::111122223333:role~Admin;*;token-in-~tokens~a]"))
    let (outcome, kept) = await PlayedSignIn.outcome(top)
    #expect(outcome.summary == key)
    #expect(PlayedSignIn.shared(kept) == PlayedSignIn.shared(PlayedSignIn.cache(topVerdict.answer)))
    // With nothing but the other's session kept both want to ask somebody, and there is nobody.
    top.kept = PlayedSignIn.cache(webVerdict.answer)
    #expect(top.kept?.count == 1)
    #expect((await PlayedSignIn.outcome(top)).0.found == "")
    #expect(try await BotocoreJudge.verdicts([top]).first?.answer["outcome"]?.string == "error")
  }

  /// The AWS CLI keeps both under one name, so that either is taken for the other: it is the same role.
  @Test func aSessionOfAssumeRoleServesAWebIdentity() async throws {
    let role = BotocoreJudge.Case(
      config: "[profile p]\n\(Self.admin)source_profile = base\n",
      credentials: "[base]\naws_access_key_id = AKIA\naws_secret_access_key = s\n", profile: "p")
    let verdict = try #require(try await BotocoreJudge.verdicts([role]).first)
    var web = BotocoreJudge.Case(environment: Self.pod)
    web.kept = PlayedSignIn.cache(verdict.answer)
    let key = try #require(verdict.answer["key"]?.string)
    #expect(key.hasPrefix("role["))
    #expect((await PlayedSignIn.outcome(web)).0.summary == key)
    #expect(try await BotocoreJudge.verdicts([web]).first?.answer["key"]?.string == key)
  }
}
