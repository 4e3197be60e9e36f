import AWSClient

extension JSONValue {
  static func number(_ value: Int) -> JSONValue { .number(String(value)) }
}
