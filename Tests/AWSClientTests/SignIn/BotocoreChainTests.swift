import ProgramSupport
import Testing

@testable import AWSClient

/// The same files and variables given to botocore and to us: both must come to the same credentials.
struct BotocoreChainTests {
  /// KMSCOPE_SIGN_INS asks for more of them, KMSCOPE_SIGN_IN_SEED for others.
  @Test func hundredsOfMadeUpSignIns() async throws {
    let seed = ProgramCommand.variable("KMSCOPE_SIGN_IN_SEED").flatMap { Int($0) } ?? 1
    let count = ProgramCommand.variable("KMSCOPE_SIGN_INS").flatMap { Int($0) } ?? 300
    let verdicts = try await BotocoreJudge.verdicts(seed: seed, count: count)
    #expect(verdicts.count == count)
    for verdict in verdicts {
      let (ours, kept) = await PlayedSignIn.outcome(verdict.theCase)
      #expect(ours == PlayedSignIn.outcome(verdict.answer), "\(verdict.theCase.testDescription)")
      #expect(
        kept == PlayedSignIn.cache(verdict.answer, withoutWebIdentity: true),
        "\(verdict.theCase.testDescription)")
    }
  }

  @Test func theTableOfSignIns() async throws {
    let rows = BotocoreChainTable.rows
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
}
