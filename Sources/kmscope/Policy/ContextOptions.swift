import KeyPolicy

/// What `--context` and `--absent` tell of a request.
struct ContextOptions {
  private(set) var context = RequestContext()
  /// The keys told of, in lower case.
  private(set) var told: Set<String> = []

  /// Takes `key=value` texts, of which several for one key make a list, and names of absent keys.
  init(known: [String], absent: [String]) throws(Failure) {
    var values: [String: [String]] = [:]
    for text in known {
      guard let sign = text.utf8.firstIndex(of: UInt8(ascii: "=")), sign > text.startIndex else {
        throw Failure(
          "--context \(text) is no condition key with a value.",
          hint: "Write --context aws:SourceIp=192.0.2.1, and repeat it for a key with several values.")
      }
      // By bytes: a combining mark after the sign belongs to the value.
      let value = Substring(text.utf8[text.utf8.index(after: sign)...])
      values[text[..<sign].lowercased(), default: []].append(String(value))
    }
    for (key, list) in values {
      if let value = list.first, list.count == 1 {
        context.set(key, to: value)
      } else {
        context.set(key, toList: list)
      }
    }
    for key in absent {
      guard !key.isEmpty, !key.contains("=") else {
        throw Failure(
          "--absent \(key) is no condition key.", hint: "Write --absent kms:ViaService, without a value.")
      }
      guard values[key.lowercased()] == nil else {
        throw Failure(
          "--context and --absent both name \(key).", hint: "A request carries a key or does not: give one.")
      }
      context.setAbsent(key)
    }
    told = Set(values.keys).union(absent.map { $0.lowercased() })
  }
}
