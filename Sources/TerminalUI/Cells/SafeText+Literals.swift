/// Our own words, and other people's words inside them.
///
/// Literals go through the same sanitiser, and so does every interpolated string: `"key \(alias)"` is as
/// safe as `SafeText(alias)`.
extension SafeText: ExpressibleByStringInterpolation {
  package init(stringLiteral value: String) {
    self.init(value)
  }

  package init(stringInterpolation: StringInterpolation) {
    self = stringInterpolation.text
  }

  package struct StringInterpolation: StringInterpolationProtocol {
    var text = SafeText.empty

    package init(literalCapacity: Int, interpolationCount: Int) {}

    package mutating func appendLiteral(_ literal: String) { text += SafeText(literal) }
    package mutating func appendInterpolation(_ value: SafeText) { text += value }
    package mutating func appendInterpolation(_ value: String) { text += SafeText(value) }
    package mutating func appendInterpolation(_ value: some BinaryInteger) {
      text += SafeText(String(value))
    }
  }
}
