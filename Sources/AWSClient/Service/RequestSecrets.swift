/// The secret texts of one request: an answer may quote them, and nobody is to see them then.
struct RequestSecrets: Sendable, Unprintable {
  /// What stands in place of a secret.
  static let mark = "‹secret›"
  /// Characters; request ids and content types of AWS are shorter.
  static let longestWord = 128
  /// Bytes; shorter values of a header, and shorter words of it, are no secrets but chance.
  private static let shortest = 4
  private static let shortestWord = 8
  /// Bytes of the start of a long secret that give it away, wherever the quotation is cut off.
  private static let start = 16

  private let given: [String]
  private let request: HTTPRequest?
  private let isBodyRead: Bool

  /// - Parameter isBodyRead: False where the body is known to hold nothing secret.
  init(_ request: HTTPRequest, isBodyRead: Bool = true) {
    given = []
    self.request = request
    self.isBodyRead = isBodyRead
  }

  init(_ texts: [String] = []) {
    given = texts
    request = nil
    isBodyRead = false
  }

  /// None is empty; looked for when there is something to hide them in, which most answers do not have.
  private var texts: [[UInt8]] {
    var found = given.filter { !$0.isEmpty }.map { Array($0.utf8) }
    if let request {
      for header in request.headers where header.isSecret { found += Self.parts(header) }
      if isBodyRead { found += SecretMembers.texts(request).map { Array($0.utf8) } }
    }
    return found
  }

  /// The text with every secret replaced, also one that is quoted in part from its start.
  func hidden(in text: String) -> String {
    let texts = text.isEmpty ? [] : texts
    guard !texts.isEmpty else { return text }
    let bytes = Array(text.utf8)
    let isEncoded = bytes.contains(UInt8(ascii: "%"))
    let secrets = isEncoded ? texts + texts.map { Array(PercentEncoding.encode($0).utf8) } : texts
    var result: [UInt8] = []
    var copied = 0
    var index = 0
    while index < bytes.count {
      // A secret may be there as it is or percent-encoded: what agrees longest is it.
      var length = 0
      for secret in secrets where secret[0] == bytes[index] {
        length = max(length, Self.quoted(secret, bytes[index...]))
      }
      guard length > 0 else {
        index += 1
        continue
      }
      result += bytes[copied..<index]
      result += Array(Self.mark.utf8)
      index += length
      copied = index
    }
    return copied == 0 ? text : String(decoding: result + bytes[copied...], as: UTF8.self)
  }

  /// A request id, a content type or the like: visible ASCII, not long, no secret.
  func word(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
    let visible = isPlain ? text : String(text.filter { $0 == "‹" || $0 == "›" || Self.isVisible($0) })
    let safe = hidden(in: visible)
    return safe.utf8.count <= Self.longestWord ? safe : String(safe.prefix(Self.longestWord))
  }

  /// The answer with what people get to see of its head made safe.
  func cleaned(_ response: HTTPResponse) -> HTTPResponse {
    var response = response
    // Session token and signature look like nothing of this.
    let isSigned = !isBodyRead && request?.header("authorization") != nil
    for index in response.headers.indices where Self.shown.contains(where: response.headers[index].isNamed) {
      if isSigned, Self.isOrdinary(response.headers[index].value) { continue }
      response.headers[index].value = word(response.headers[index].value)
    }
    return response
  }

  /// The same with the whole text of an answer that is not a success.
  func cleanedWhole(_ response: HTTPResponse) -> HTTPResponse {
    guard !(200...299).contains(response.status) else { return response }
    var response = response
    for index in response.headers.indices {
      response.headers[index].value = hidden(in: response.headers[index].value)
    }
    response.body = Array(hidden(in: String(decoding: response.body, as: UTF8.self)).utf8)
    return response
  }

  /// The media type of KMS, or a UUID.
  private static func isOrdinary(_ value: String) -> Bool {
    if value == "application/x-amz-json-1.1" { return true }
    return value.utf8.count == 36
      && value.utf8.enumerated().allSatisfy { index, byte in
        switch byte {
        case UInt8(ascii: "-"): [8, 13, 18, 23].contains(index)
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): true
        default: false
        }
      }
  }

  private static let shown = ["x-amzn-requestid", "x-amz-request-id", "content-type", "x-amzn-errortype"]

  private static func parts(_ header: HTTPHeader) -> [[UInt8]] {
    let value = header.value.utf8
    // Access key, Region and signed headers of a signature are no secrets, and AWS explains refusals with them.
    if value.starts(with: "AWS4-".utf8), header.isNamed("authorization"),
      let mark = header.value.utf8Range(of: "Signature=")
    {
      let signature = Array(value[mark.upperBound...])
      return signature.isEmpty ? [] : [signature]
    }
    let words = value.split(separator: UInt8(ascii: " ")).filter { $0.count >= shortestWord }
    return (value.count >= shortest ? [Array(value)] : []) + words.map { Array($0) }
  }

  /// What ends a word.
  private static let ends = Array(" \t\r\n\"'<>,;&".utf8)

  private static func isVisible(_ character: Character) -> Bool {
    character.asciiValue.map { (0x20...0x7E).contains($0) } ?? false
  }

  /// How many bytes of a secret stand at the start of the text; 0 when they are too few to be a quotation.
  private static func quoted(_ secret: [UInt8], _ bytes: ArraySlice<UInt8>) -> Int {
    let common = zip(bytes, secret).prefix { $0 == $1 }.count
    guard common >= min(secret.count, start) else { return 0 }
    guard common < secret.count else { return common }
    // Cut off there, or spelled in another way from there on: the whole word is taken for it.
    return common + bytes.dropFirst(common).prefix { !ends.contains($0) }.count
  }
}
