import FoundationEssentials
import Testing

@testable import AWSClient

@Suite struct Base64Tests {
  /// RFC 4648, section 10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ("foobar", "Zm9vYmFy"),
  ])
  func theVectorsOfTheStandard(_ plain: String, _ encoded: String) {
    #expect(Base64.encode(Array(plain.utf8)) == encoded)
    #expect(Base64.decode(encoded) == Array(plain.utf8))
  }

  @Test func allBytesAndLengthsAgreeWithFoundation() {
    for count in 0..<300 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ count) }
      let text = Data(bytes).base64EncodedString()
      #expect(Base64.encode(bytes) == text)
      #expect(Base64.decode(text) == bytes)
    }
  }

  @Test(arguments: [
    "Z", "Zg", "Zg=", "Z===", "====", "Zm9v=", "Zm 9", "Zm9\n", "Zg=v", "Zm9vZ", "é==", "-_-_",
  ])
  func whatIsNoBase64IsRefused(_ text: String) {
    #expect(Base64.decode(text) == nil)
    #expect(SensitiveBytes(base64: text) == nil)
  }

  @Test func sensitiveBytesCanBeUsedButNotSeen() {
    let bytes = SensitiveBytes(Array("hunter2".utf8))
    #expect(bytes.withBytes { Array($0) } == Array("hunter2".utf8))
    var dumped = ""
    dump(EncryptCall(keyID: "k", plaintext: bytes), to: &dumped)
    let input = EncryptCall(keyID: "k", plaintext: bytes).input
    dump(input, to: &dumped)
    for text in ["\(bytes)", String(reflecting: bytes), "\(input)", dumped] {
      #expect(!text.contains(Base64.encode(Array("hunter2".utf8))))
      #expect(!text.contains("hunter2"))
      #expect(!text.contains("104"))
    }
  }
}
