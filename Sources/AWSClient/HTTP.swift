/// One header line of a request or an answer.
package struct HTTPHeader: Sendable, Equatable {
  package var name: String
  package var value: String

  package init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

extension HTTPHeader: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// As sent, but for the value of headers that carry a token or a signature.
  package var description: String { isSecret ? "\(name): ‹secret›" : "\(name): \(value)" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: ["line": description]) }

  /// True for a value that nobody is to see.
  var isSecret: Bool { Self.secretNames.contains(where: isNamed) }

  private static let secretNames = [
    "authorization", "proxy-authorization", "x-amz-security-token", "x-amz-sso_bearer_token",
    "x-aws-ec2-metadata-token", "dpop",
  ]
}

extension HTTPHeader {
  /// Compares ASCII letters without case.
  package func isNamed(_ other: String) -> Bool {
    guard name.utf8.count == other.utf8.count else { return false }
    var others = other.utf8.makeIterator()
    for byte in name.utf8 where Self.lower(byte) != Self.lower(others.next() ?? 0) { return false }
    return true
  }

  private static func lower(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}

/// A request as it goes to a `Transport`: complete, signed, nothing to be added.
package struct HTTPRequest: Sendable, Equatable {
  /// For example `POST`.
  package var method: String
  /// Absolute URL, for example `https://kms.eu-west-1.amazonaws.com/`.
  package var url: String
  package var headers: [HTTPHeader]
  package var body: [UInt8]
  /// True when the transport may send the request once and never again by itself.
  ///
  /// Set for operations that would do harm if a lost answer led to a second send, for example CreateKey.
  package var sendsOnce: Bool
  /// Seconds, where the transport's own are too long; nil for those.
  package var timeouts: Timeouts?
  /// True for the metadata addresses of a container or an instance: never through a proxy, and plain http will do.
  ///
  /// Whoever sets it has checked that the host is such an address.
  package var isLinkLocal = false

  package struct Timeouts: Sendable, Equatable {
    package var connect: Double
    package var total: Double

    package init(connect: Double, total: Double) {
      self.connect = connect
      self.total = total
    }
  }

  package init(
    method: String, url: String, headers: [HTTPHeader], body: [UInt8], sendsOnce: Bool = false
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.sendsOnce = sendsOnce
  }

  /// The first value of a header, names compared without case.
  package func header(_ name: String) -> String? {
    headers.first { $0.isNamed(name) }?.value
  }
}

/// An answer with any status.
package struct HTTPResponse: Sendable, Equatable {
  package var status: Int
  package var headers: [HTTPHeader]
  package var body: [UInt8]

  package init(status: Int, headers: [HTTPHeader], body: [UInt8]) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// The first value of a header, names compared without case.
  package func header(_ name: String) -> String? {
    headers.first { $0.isNamed(name) }?.value
  }
}
