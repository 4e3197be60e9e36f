import Benchmark
import KeyPolicy
import ProgramSupport

/// The policy engine on a policy of 61 statements with conditions of all kinds.
func engineBenchmarks() {
  measure("engine, 61 statements: parse, compile and answer: at most 1 ms", make: { RealisticPolicy.text }) {
    text, _ in
    blackHole(LockoutCheck.answer(PolicyDocument.parse(text), RealisticPolicy.request))
  }
  measure("engine, 61 statements: 40 principals × 56 actions: at most 5 ms", make: document) { document, _ in
    blackHole(AccessMatrix.of(document, RealisticPolicy.request, callers: callers))
  }
  measure("engine, 61 statements: who else, and durability: at most 10 ms", make: document) { document, _ in
    let control = PolicyControl.of(
      document, key: RealisticPolicy.key, time: RealisticPolicy.request.time)
    blackHole(Durability.risks(document, RealisticPolicy.request, control: control))
  }
  measure("engine, 61 statements: lint: at most 5 ms", make: { PolicyDocument.parse(RealisticPolicy.text) }) {
    parse, _ in
    blackHole(PolicyLint.findings(parse, key: RealisticPolicy.key))
  }
  measure("engine, 61 statements: access difference of two: at most 20 ms", samples: 500, make: documents) {
    documents, _ in
    blackHole(AccessDifference.between(documents.old, documents.new, key: RealisticPolicy.key))
  }
  for size in [8, 16, 24, 32] { perStatement(kilobytes: size) }
  cases()
}

/// The cost of parsing and answering divided by the statements: the same at every size if it is linear.
private func perStatement(kilobytes: Int) {
  let (text, statements) = RealisticPolicy.filling(bytes: kilobytes * 1024)
  Benchmark(
    "engine, policy of \(kilobytes) KB: parse and answer, in ns per statement",
    configuration: .plain(.perStatement, warmup: 20, seconds: 4, samples: 2_000)
  ) { benchmark in
    let began = ContinuousClock.now
    blackHole(LockoutCheck.answer(PolicyDocument.parse(text), RealisticPolicy.request))
    benchmark.measurement(
      .perStatement, Int((.now - began) / .nanoseconds(1)) / statements)
  }
}

/// From the start of the process to its end.
private func cases() {
  let command = ProgramCommand(
    Console.path,
    ["check", "--cases", "\(Repository.root)/Tests/KeyPolicyTests/Data/policy-cases.json"])
  Benchmark(
    "kmscope check --cases policy-cases.json, start to exit: at most 100 ms",
    configuration: .plain(.time, warmup: 3, seconds: 15, samples: 100)
  ) { benchmark in
    let began = ContinuousClock.now
    let (status, transcript) = try await BackgroundProgram.run(command)
    benchmark.measurement(.time, (.now - began).microseconds)
    guard status == .exited(code: 0), !transcript.output.isEmpty else {
      throw CasesFailed(transcript: transcript)
    }
  }
}

/// The program did not answer the cases.
private struct CasesFailed: Error {
  var transcript: BackgroundProgram.Transcript
}

private struct NoDocument: Error {}

private func document() throws -> PolicyDocument {
  guard let document = PolicyDocument.parse(RealisticPolicy.text).document else { throw NoDocument() }
  return document
}

private func documents() throws -> (old: PolicyDocument, new: PolicyDocument) {
  guard let new = PolicyDocument.parse(RealisticPolicy.changed).document else { throw NoDocument() }
  return (try document(), new)
}

private let callers: [Caller] = (0..<40).map { number in
  number % 2 == 0
    ? Caller(arn: "arn:aws:iam::111122223333:user/user-\(number)")
    : Caller(
      arn: "arn:aws:sts::111122223333:assumed-role/service-\(number)/me",
      role: .known("arn:aws:iam::111122223333:role/team/service-\(number)"))
}
