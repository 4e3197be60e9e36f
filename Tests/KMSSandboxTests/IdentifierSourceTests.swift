import Testing

@testable import KMSSandbox

struct IdentifierSourceTests {
  @Test("Ids have the forms AWS gives them, differ, and come again for the same seed")
  func forms() {
    var source = IdentifierSource(seed: 7)
    var same = IdentifierSource(seed: 7)
    var other = IdentifierSource(seed: 8)
    var seen: Set<String> = []
    for _ in 0..<1_000 {
      let uuid = source.uuid()
      // RFC 9562, section 5.4: version 4, variant 10.
      #expect(
        uuid.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil)
      #expect(Account.isKeyID(uuid))
      #expect(uuid == same.uuid())
      #expect(uuid != other.uuid())
      seen.insert(uuid)
    }
    #expect(seen.count == 1_000)
    #expect(source.multiRegionID().wholeMatch(of: /mrk-[0-9a-f]{32}/) != nil)
    #expect(source.hex(digits: 64).utf8.count == 64)
  }
}
