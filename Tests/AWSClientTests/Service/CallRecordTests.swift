import Logging
import Testing

@testable import AWSClient

/// What is written down of every attempt, and what is not.
@Suite struct CallRecordTests {
  @Test func everyAttemptIsRecorded() async throws {
    let transport = ScriptedTransport([
      .lost(.timedOut), .refused("ThrottlingException", "slow"), .ok("{\"Keys\":[]}", requestID: "r-3"),
    ])
    let records = Lock<[CallRecord]>([])
    _ = try await TestClient.kms(transport, onCall: { record in records.withLock { $0.append(record) } })
      .listKeys()
    let seen = records.withLock { $0 }
    #expect(seen.map(\.attempt) == [1, 2, 3])
    #expect(seen.map(\.status) == [nil, 400, 200])
    #expect(seen.map(\.requestID) == [nil, "r-err", "r-3"])
    #expect(seen.map(\.errorCode) == ["timedOut", "ThrottlingException", nil])
    #expect(seen.allSatisfy { $0.operation == "ListKeys" && $0.service == "kms" && $0.duration >= 0 })
    #expect(seen.allSatisfy { $0.startedAt == TestClient.now })
  }

  @Test func theLogHasOperationStatusRequestAndDurationOnly() async throws {
    let lines = Lock<[String]>([])
    let logger = Logger(label: "test") { _ in LineHandler(lines: lines) }
    let transport = ScriptedTransport([.ok("{\"Policy\":\"TOP-SECRET-POLICY\"}", requestID: "r-9")])
    var connection = TestClient.connection(transport)
    connection.logger = logger
    let client = KMSClient(connection)
    _ = try await client.getKeyPolicy("SECRET-KEY-ID")
    let log = lines.withLock { $0 }.joined(separator: "\n")
    #expect(log.contains("GetKeyPolicy"))
    #expect(log.contains("r-9"))
    #expect(log.contains("200"))
    for hidden in ["SECRET", "AKIDEXAMPLE", "Signature"] { #expect(!log.contains(hidden)) }
  }
}

/// Writes message and metadata into a list.
struct LineHandler: LogHandler {
  let lines: Lock<[String]>
  var metadata: Logger.Metadata = [:]
  var logLevel = Logger.Level.trace

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    lines.withLock { $0.append("\(event.message) \(event.metadata ?? [:])") }
  }
}
