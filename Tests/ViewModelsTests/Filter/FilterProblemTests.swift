import Testing

@testable import ViewModels

@Suite("What a filter line cannot mean")
struct FilterProblemTests {
  @Test("An unknown field is named and left out, so that it hides nothing")
  func unknownField() {
    let query = FilterQuery.parse("age:1y")
    #expect(
      query.problems == [
        "There is no field \"age\", so \"age:1y\" is left out of the filter; the fields are state, spec, usage, "
          + "origin, manager, tag, alias, id, rotation, policy, region."
      ])
    #expect(FilterSamples.found("age:1y") == FilterSamples.names)
    #expect(FilterSamples.found("age:1y cards") == ["cards"])
  }

  @Test("A value that no key can have is named")
  func unknownValue() {
    #expect(
      FilterQuery.parse("rotation:maybe").problems == [
        "No rotation begins with \"maybe\"; the known ones are on, off."
      ])
    #expect(FilterQuery.parse("state:x -spec:y").problems.count == 2)
  }

  @Test("A state that AWS has added since is found all the same")
  func newState() {
    let row = FilterableRow(keyID: "k", arn: "a", state: "Hibernating")
    let query = FilterQuery.parse("state:hib")
    #expect(query.matches(row) != nil && query.problems.count == 1)
  }

  @Test("The ARN of something else is named and left out")
  func foreignARN() {
    let arn = "arn:aws:iam::111122223333:role/Admin"
    #expect(
      FilterQuery.parse(arn).problems == [
        "\"\(arn)\" is not the ARN of a KMS key or alias, so it is left out of the filter."
      ])
    #expect(FilterSamples.found(arn) == FilterSamples.names)
  }

  @Test(
    "What is only half typed is no problem",
    arguments: ["state:", "-", "!state:", "tag:", "\"", "arn:aws", "alias/", "state:p", "policy:r", "a:"])
  func halfTyped(line: String) {
    let problems = FilterQuery.parse(line).problems
    #expect(problems.isEmpty == (line != "a:"), "\(problems)")
  }

  @Test("Every known value can be asked for in full", arguments: FilterField.allCases)
  func knownValues(field: FilterField) {
    for value in field.knownValues {
      #expect(FilterQuery.parse("\(field.rawValue):\(value)").problems.isEmpty, "\(field) \(value)")
    }
  }

  @Test(
    "Words are split at blanks outside of quotes",
    arguments: [
      ("a  b\tc", [("a", false, false), ("b", false, false), ("c", false, false)]),
      ("-a !b --c", [("a", true, false), ("b", true, false), ("-c", true, false)]),
      ("\"a b\" -\"c d\" x\"y z\"", [("a b", false, true), ("c d", true, true), ("xy z", false, false)]),
      ("\"open end", [("open end", false, true)]), ("\"\" - !", []), ("a-b", [("a-b", false, false)]),
    ] as [(String, [(String, Bool, Bool)])])
  func tokens(line: String, expected: [(String, Bool, Bool)]) {
    #expect(
      FilterToken.split(line) == expected.map { FilterToken(text: $0.0, negated: $0.1, quoted: $0.2) })
  }
}
