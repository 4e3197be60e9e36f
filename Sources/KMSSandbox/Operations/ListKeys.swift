import AWSClient

extension Account {
  /// ListKeys: every key of the Region whatever its state, AWS managed keys included; needs an IAM permission only.
  func listKeys(_ input: inout RequestInput, _ call: Call) throws(ServiceError) -> JSONValue {
    let page = try Page(&input, list: "ListKeys", limits: .keys)
    try input.check()
    let contents = regions[call.region] ?? RegionContents()
    let start: Int
    if let after = page.after {
      guard let last = Int(after) else { throw .invalidMarker }
      // The order is the order of creation, so the first id behind the marker is found by halving.
      start = contents.order.partitioningIndex { (contents.keys[$0]?.sequence ?? 0) > last }
    } else {
      start = 0
    }
    let rows = contents.order[start...].lazy.compactMap { contents.keys[$0] }
    return page.answer("Keys", rows: rows, key: { String($0.sequence) }) { key in
      .object([JSONValue.Member("KeyId", .string(key.id)), JSONValue.Member("KeyArn", .string(key.arn))])
    }
  }
}

extension Array {
  /// The first index whose element fulfils a condition that holds for everything behind it.
  func partitioningIndex(where isBehind: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
