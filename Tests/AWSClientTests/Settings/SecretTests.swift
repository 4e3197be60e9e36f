import Testing

@testable import AWSClient

/// A secret is usable and cannot be shown.
@Suite struct SecretTests {
  @Test func theBytesAreThereForTheOneWhoAsks() {
    #expect(Secret("wJalr é").withBytes { Array($0) } == Array("wJalr é".utf8))
    #expect(Secret("").withBytes { $0.count } == 0)
  }

  @Test func printingDumpingAndReflectingShowNothing() {
    let credentials = Credentials(
      accessKeyID: "AKIDEXAMPLE", secretAccessKey: Secret("hunter2"), sessionToken: Secret("hunter2"),
      source: "test")
    var dumped = ""
    dump(credentials, to: &dumped)
    for text in [
      "\(credentials.secretAccessKey)", String(reflecting: credentials.secretAccessKey), "\(credentials)",
      String(reflecting: credentials), dumped,
    ] {
      #expect(!text.contains("hunter2"))
      #expect(text.contains("‹secret›"))
    }
    #expect(Mirror(reflecting: credentials.secretAccessKey).children.isEmpty)
  }
}
