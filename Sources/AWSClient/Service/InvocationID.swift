/// The identity of one call over all its attempts (`amz-sdk-invocation-id`): a random UUID (RFC 9562, version 4).
enum InvocationID {
  static func make() -> String {
    let high = UInt64.random(in: .min ... .max) & ~0xF000 | 0x4000
    let low = UInt64.random(in: .min ... .max) & ~(0b11 << 62) | 0b10 << 62
    var text: [UInt8] = []
    text.reserveCapacity(36)
    for (half, dashes) in [(high, [8, 12]), (low, [0, 4])] {
      for digit in 0..<16 {
        if dashes.contains(digit) { text.append(UInt8(ascii: "-")) }
        let value = UInt8(truncatingIfNeeded: half >> UInt64(60 - digit * 4)) & 15
        text.append(value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
