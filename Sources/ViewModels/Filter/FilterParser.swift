extension FilterQuery {
  /// Reads a filter line.
  ///
  /// Every line means something: what cannot be understood is left out, and `problems` says so.
  package static func parse(_ line: String) -> FilterQuery {
    var query = FilterQuery()
    for token in FilterToken.split(line) {
      if let term = term(for: token, problems: &query.problems) { query.terms.append(term) }
    }
    return query
  }

  private static func term(for token: FilterToken, problems: inout [String]) -> FilterTerm? {
    if token.quoted {
      return FilterTerm(condition: .literal(FilterNeedle(token.text, fuzzy: false)), negated: token.negated)
    }
    if let identifier = FilterIdentifier(token.text) {
      guard !identifier.isForeignARN else {
        problems.append(
          "\"\(token.text)\" is not the ARN of a KMS key or alias, so it is left out of the filter.")
        return nil
      }
      return FilterTerm(condition: .identifier(identifier), negated: token.negated)
    }
    guard let (name, value) = named(token.text) else {
      // Letters in order hide too much: "-prod" is not meant for "pay-record".
      let needle = FilterNeedle(token.text, fuzzy: !token.negated)
      return FilterTerm(condition: token.negated ? .literal(needle) : .text(needle), negated: token.negated)
    }
    guard let field = FilterField(rawValue: name.lowercased()) else {
      let fields = FilterField.allCases.map(\.rawValue).joined(separator: ", ")
      problems.append(
        "There is no field \"\(name)\", so \"\(token.text)\" is left out of the filter; the fields are \(fields)."
      )
      return nil
    }
    // A field without a value is one that is still being typed.
    guard !value.isEmpty else { return nil }
    return FilterTerm(condition: condition(field, value, &problems), negated: token.negated)
  }

  /// The field's name and its value, nil for a word that names no field: a field's name is of letters only.
  private static func named(_ text: String) -> (name: String, value: String)? {
    guard let colon = text.unicodeScalars.firstIndex(of: ":") else { return nil }
    let name = text[..<colon]
    guard !name.isEmpty, name.unicodeScalars.allSatisfy({ $0.properties.isAlphabetic }) else { return nil }
    return (String(name), String(text[text.unicodeScalars.index(after: colon)...]))
  }

  private static func condition(
    _ field: FilterField, _ value: String, _ problems: inout [String]
  ) -> FilterTerm.Condition {
    let folded = FilterHaystack.fold(value)
    switch field {
    case .tag: return .tag(folded)
    case .alias: return .alias(folded)
    case .id: return .id(folded)
    case .region: return .region(folded)
    case .state, .spec, .usage, .origin, .manager, .rotation, .policy:
      if !field.knownValues.contains(where: { FilterWord.matches($0, folded) }) {
        let known = field.knownValues.joined(separator: ", ")
        problems.append("No \(field.rawValue) begins with \"\(value)\"; the known ones are \(known).")
      }
      return .word(field, folded)
    }
  }
}
