/// The principals of one account that a policy speaks of.
struct PrincipalNames {
  /// ARNs of users, roles and sessions, in principals and in conditions on `aws:PrincipalArn`, in the order of the text.
  var exact: [String] = []
  /// Patterns in conditions on `aws:PrincipalArn`.
  var patterns: [String] = []

  static func of(_ document: PolicyDocument, account: String, partition: String) -> PrincipalNames {
    var names = PrincipalNames()
    var known: Set<String> = []
    func add(_ text: String, to list: WritableKeyPath<PrincipalNames, [String]>) {
      if known.insert(text).inserted { names[keyPath: list].append(text) }
    }
    for statement in document.statements {
      for principal in statement.principals?.principals ?? [] {
        guard let arn = ARN(principal.name.value), arn.account == account, arn.partition == partition else {
          continue
        }
        switch principal.form {
        case .user, .role, .session, .federatedUser: add(principal.name.value, to: \.exact)
        default: continue
        }
      }
      for text in principalARNs(statement) {
        if text.utf8.contains(where: { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }) {
          if text != "*" { add(text, to: \.patterns) }
        } else if let arn = ARN(text), arn.account == account, arn.partition == partition {
          add(text, to: \.exact)
        }
      }
    }
    return names
  }

  /// The values of tests on `aws:PrincipalArn`.
  static func principalARNs(_ statement: PolicyStatement) -> [String] {
    (statement.condition?.tests ?? []).filter { $0.key.value.lowercased() == "aws:principalarn" }
      .flatMap { $0.values.map(\.value) }
  }
}
