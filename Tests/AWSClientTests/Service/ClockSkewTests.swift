import FoundationEssentials
import Testing

@testable import AWSClient

/// A clock that is wrong is measured with the answer's `Date` header, and the call goes on.
@Suite struct ClockSkewTests {
  /// `TestClient.now` is 21 September 2026, 14:13:20 UTC.
  static func date(_ seconds: Int) -> HTTPHeader {
    let clock = [13 * 60 + 20 + seconds].map { ($0.quotientAndRemainder(dividingBy: 60)) }[0]
    let (minute, second) = (clock.quotient, clock.remainder)
    let digits = { (value: Int) in value < 10 ? "0\(value)" : "\(value)" }
    return HTTPHeader(
      "Date", "Mon, 21 Sep 2026 \(14 + minute / 60):\(digits(minute % 60)):\(digits(second)) GMT")
  }

  static func times(_ transport: ScriptedTransport) -> [String] {
    transport.requests.map { $0.header("x-amz-date") ?? "" }
  }

  @Test(arguments: [
    // Codes about the clock need no threshold.
    ("RequestTimeTooSkewed", 600, "20260921T142320Z"), ("RequestInTheFuture", 30, "20260921T141350Z"),
    ("RequestExpired", 1200, "20260921T143320Z"),
    // KMS and STS say that the signature is wrong; four minutes make the clock suspicious.
    ("InvalidSignatureException", 240, "20260921T141720Z"),
    ("SignatureDoesNotMatch", 3000, "20260921T150320Z"),
    ("AuthFailure", 301, "20260921T141821Z"),
  ])
  func theCallIsSignedAnewWithTheServicesTime(_ code: String, _ seconds: Int, _ time: String) async throws {
    let transport = ScriptedTransport([
      .refused(code, headers: [Self.date(seconds)]), .ok("{\"Keys\":[]}"), .ok("{\"Keys\":[]}"),
    ])
    let pauses = Lock<[Double]>([])
    let records = Lock<[CallRecord]>([])
    let client = TestClient.kms(
      transport, pauses: pauses, onCall: { call in records.withLock { $0.append(call) } })
    _ = try await client.listKeys()
    _ = try await client.listKeys()
    #expect(Self.times(transport) == ["20260921T141320Z", time, time])
    #expect(records.withLock { $0.map(\.clockOffset) } == [0, Double(seconds), Double(seconds)])
    #expect(pauses.withLock { $0 }.isEmpty)
  }

  @Test(arguments: [
    ("InvalidSignatureException", [ClockSkewTests.date(239)]),
    ("SignatureDoesNotMatch", [ClockSkewTests.date(0)]),
    ("RequestTimeTooSkewed", []), ("RequestInTheFuture", [HTTPHeader("Date", "tomorrow")]),
    ("RequestTimeTooSkewed", [HTTPHeader("Date", "Thu, 01 Jan 1970 00:00:00 GMT")]),
    ("RequestTimeTooSkewed", [ClockSkewTests.date(0)]),
    ("AccessDeniedException", [ClockSkewTests.date(1200)]),
  ])
  func withoutASkewOrItsMeasureTheRefusalStays(_ code: String, _ headers: [HTTPHeader]) async {
    let transport = ScriptedTransport([.refused(code, headers: headers)])
    let error = await TestClient.failure { () throws(AWSError) in
      try await TestClient.kms(transport).listKeys()
    }
    #expect(error?.code == code)
    #expect(transport.requests.count == 1)
  }

  @Test func aCorrectionIsAnAttempt() async {
    // A clock that runs away from us.
    let answers = [600, 1200, 1800, 2400].map {
      ScriptedTransport.Answer.refused("RequestTimeTooSkewed", headers: [Self.date($0)])
    }
    let transport = ScriptedTransport(answers)
    let error = await TestClient.failure { () throws(AWSError) in
      try await TestClient.kms(transport).listKeys()
    }
    #expect(error?.code == "RequestTimeTooSkewed")
    #expect(Self.times(transport) == ["20260921T141320Z", "20260921T142320Z", "20260921T143320Z"])
  }

  @Test func aCorrectionComesOutOfNoQuotaAndServesTheNextCallEvenWithoutRepetitions() async throws {
    let transport = ScriptedTransport([
      .refused("RequestTimeTooSkewed", headers: [Self.date(600)]), .ok("{\"Keys\":[]}"),
    ])
    var connection = TestClient.connection(transport)
    connection.retry.attempts = 1
    let client = KMSClient(connection)
    let error = await TestClient.failure { () throws(AWSError) in try await client.listKeys() }
    #expect(error?.code == "RequestTimeTooSkewed")
    _ = try await client.listKeys()
    #expect(Self.times(transport).last == "20260921T142320Z")
    #expect(connection.retryQuota.tokens(.kms) == 500)
    #expect(connection.clockSkew.offset("127.0.0.1:4566") == 600)
    #expect(connection.clockSkew.offset("kms.eu-west-1.amazonaws.com") == 0)
  }

  /// A refused signature was not carried out, so that even these may be sent again.
  @Test func operationsThatAreSentOnceAreCorrectedToo() async throws {
    let transport = ScriptedTransport([
      .refused("InvalidSignatureException", headers: [Self.date(900)]), .refused("TagException"),
    ])
    let error = await TestClient.failure { () throws(AWSError) in
      try await TestClient.createKey(TestClient.kms(transport))
    }
    #expect(error?.code == "TagException")
    #expect(transport.requests.count == 2)
  }
}
