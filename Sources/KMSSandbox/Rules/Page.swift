import AWSClient
import Foundation

/// One page of a list: limit and marker of the request, rows and next marker of the answer.
struct Page {
  /// The limits AWS documents for an operation; the model itself says 1 to 1000 everywhere.
  struct Limits {
    var most: Int
    var standard: Int

    static let keys = Limits(most: 1000, standard: 100)
    static let fifty = Limits(most: 100, standard: 50)
    static let tags = Limits(most: 50, standard: 50)
  }

  private let list: String
  private let size: Int
  /// What the last row of the page before was, nil for the first page.
  let after: String?

  /// Reads Limit and Marker.
  /// - Throws: ValidationException for a limit out of range, InvalidMarkerException for a marker that this list did not give.
  init(_ input: inout RequestInput, list: String, limits: Limits) throws(ServiceError) {
    self.list = list
    let limit = try input.optionalNumber("Limit", range: 1...limits.most)
    let marker = try input.optionalText("Marker", lengths: 1...1024)
    size = limit ?? limits.standard
    guard let marker else {
      after = nil
      return
    }
    guard let data = Data(base64Encoded: marker), let text = String(data: data, encoding: .utf8),
      text.hasPrefix("\(list)\n")
    else { throw .invalidMarker }
    after = String(text.dropFirst(list.count + 1))
  }

  /// The members of an answer: the rows under `name`, then NextMarker and Truncated.
  ///
  /// Rows are what comes after `after`, in the list's order. NextMarker is there only when there is more.
  func answer<Row>(
    _ name: String, rows: some Sequence<Row>, key: (Row) -> String, write: (Row) -> JSONValue
  ) -> JSONValue {
    var taken: [Row] = []
    var more = false
    for row in rows {
      if taken.count == size {
        more = true
        break
      }
      taken.append(row)
    }
    var members = [JSONValue.Member(name, .array(taken.map(write)))]
    if more, let last = taken.last {
      members.append(
        JSONValue.Member("NextMarker", .string(Data("\(list)\n\(key(last))".utf8).base64EncodedString())))
    }
    members.append(JSONValue.Member("Truncated", .bool(more)))
    return .object(members)
  }
}
