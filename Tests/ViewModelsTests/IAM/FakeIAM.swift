import AWSClient
import Foundation

/// IAM as a transport: answers a query operation with what a test wrote down for it, everything else with AccessDenied.
final class FakeIAM: Transport {
  /// XML inside the result element, by operation, or by operation and policy name (`GetRolePolicy extra`).
  private let answers: [String: String]
  private let asked = Lock<[String]>([])

  init(_ answers: [String: String]) { self.answers = answers }

  /// Operations in the order in which they were asked.
  var operations: [String] { asked.withLock { $0 } }

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    let form = String(decoding: request.body, as: UTF8.self).split(separator: "&").map { pair in
      pair.split(separator: "=", maxSplits: 1).map { String($0).removingPercentEncoding ?? "" }
    }
    func value(_ name: String) -> String? { form.first { $0.first == name }?.last }
    let operation = value("Action") ?? ""
    asked.withLock { $0.append(operation) }
    let subject = value("PolicyName") ?? value("PolicyArn") ?? value("GroupName")
    guard let answer = subject.flatMap({ answers["\(operation) \($0)"] }) ?? answers[operation] else {
      return Self.response(
        403,
        "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>User is not authorized to "
          + "perform: iam:\(operation)</Message></Error></ErrorResponse>")
    }
    return Self.response(
      200, "<\(operation)Response><\(operation)Result>\(answer)</\(operation)Result></\(operation)Response>")
  }

  private static func response(_ status: Int, _ xml: String) -> HTTPResponse {
    HTTPResponse(status: status, headers: [HTTPHeader("Content-Type", "text/xml")], body: Array(xml.utf8))
  }

  /// IAM sends policies percent-encoded.
  static func encoded(_ policy: String) -> String {
    policy.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }

  var connection: ServiceConnection {
    var connection = ServiceConnection(
      endpoint: .loopback(port: 1), region: "us-east-1",
      credentials: FixedCredentials(
        Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: Secret("secret"), source: "test")),
      transport: self)
    connection.retry.pause = { _ in }
    return connection
  }
}
