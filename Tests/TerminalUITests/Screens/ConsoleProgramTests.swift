import AWSClient
import Foundation
import Testing
import ViewModels

@testable import TerminalUI

/// The console inside the loop.
struct ConsoleProgramTests {
  /// Where the rows lie in memory: elsewhere after a message means that all of them were copied for it.
  private func place(of program: ConsoleProgram) -> UnsafeRawPointer? {
    program.model.keys.rows.withUnsafeBytes { $0.baseAddress }
  }

  @Test func aMessageChangesTheModelWhereItIs() throws {
    let start = Date(timeIntervalSince1970: 1_780_315_200)
    let size = TerminalSize(columns: 80, rows: 24)
    let model = ConsoleModel(
      size: size, session: Session(region: "eu-west-1", source: "test", readOnly: false), now: start,
      zone: .gmt)
    let generation = Mutable(0)
    var program = ConsoleProgram(model: model, painter: ConsolePainter(), wallClock: { start }) { effect in
      if case .listKeys(let asked) = effect { generation.value = asked }
    }
    let now = ContinuousClock.now
    func handle(_ message: Message) { _ = program.handle(.message(message), now: now) }
    handle(.start)
    let ids = (0..<100).map { "1234abcd-12ab-34cd-56ef-\(100_000_000_000 + $0)" }
    let keys = ids.map { KeyListEntry(keyID: $0, arn: "arn:aws:kms:eu-west-1:111122223333:key/\($0)") }
    handle(.loaded(generation: generation.value, .keys(keys)))
    let before = try #require(place(of: program))
    for (number, id) in ids.enumerated() {
      let alias = AliasListEntry(name: "alias/\(number)", arn: "", targetKeyID: id)
      handle(.loaded(generation: generation.value, .aliases([alias])))
      _ = program.settle()
      #expect(place(of: program) == before)
    }
    #expect(program.model.keys.rows.map(\.aliases) == (0..<100).map { ["\($0)"] })
  }
}

/// A value that a closure changes; all on one thread.
private final class Mutable: @unchecked Sendable {
  var value: Int
  init(_ value: Int) { self.value = value }
}
