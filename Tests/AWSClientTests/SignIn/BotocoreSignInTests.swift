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
}
