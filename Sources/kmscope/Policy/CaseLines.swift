import KeyPolicy

/// What `kmscope check --cases` prints: one line of JSON a case.
enum CaseLines {
  static func print(_ path: String) throws(Failure) {
    let input = try PolicyInput.read(path, as: "the file of cases", most: 1 << 30)
    let file: PolicyCaseFile
    do {
      file = try PolicyCaseFile.read(input.bytes).get()
    } catch {
      throw Failure("\(input.name): \(error.sentence)", hint: "Name a file in the format of worked cases.")
    }
    var bytes: [UInt8] = []
    for row in file.rows {
      line(row).writeCompact(to: &bytes)
      bytes.append(UInt8(ascii: "\n"))
    }
    try StandardStreams.writeAnswer(bytes)
  }

  private static func line(_ row: PolicyCaseFile.Row) -> JSONText {
    switch row {
    case .unreadable(let id, let problem):
      return .object([("id", .string(id)), ("error", .string(problem))])
    case .readable(let one):
      let verdict = one.verdict
      return .object([
        ("id", .string(one.id)), ("verdict", .string(verdict.word.rawValue)),
        ("dependsOn", .strings(verdict.dependsOn.map(\.rawValue))),
        ("statement", .optional(verdict.statement)), ("rule", .string(verdict.rule)),
        ("reason", .string(verdict.reason)),
      ])
    }
  }
}
