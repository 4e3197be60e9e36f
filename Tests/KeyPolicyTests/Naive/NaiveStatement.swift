/// One statement in the naive reading, as the test made it and not as the engine read it.
struct NaiveStatement {
  enum Resource: String {
    case everything = #", "Resource": "*""#
    case thisKey =
      #", "Resource": "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab""#
    case otherKey =
      #", "Resource": "arn:aws:kms:us-east-1:111122223333:key/ffffffff-12ab-34cd-56ef-1234567890ab""#
    case missing = ""
  }

  var isDeny: Bool
  /// Nil in policies that are attached to somebody and name nobody.
  var principals: [String]?
  var isNotPrincipal = false
  var actions: [String]
  var isNotAction = false
  var resource = Resource.everything
  var tests: [NaiveTest] = []

  func json(sid: String? = nil) -> String {
    var text = "{" + (sid.map { #""Sid": "\#($0)", "# } ?? "") + #""Effect": "\#(isDeny ? "Deny" : "Allow")""#
    if let principals {
      text += #", "\#(isNotPrincipal ? "NotPrincipal" : "Principal")": {"AWS": [\#(Self.list(principals))]}"#
    }
    text += #", "\#(isNotAction ? "NotAction" : "Action")": [\#(Self.list(actions))]\#(resource.rawValue)"#
    if !tests.isEmpty {
      // Tests under one operator must stand together.
      let names = Set(tests.map(\.name)).sorted()
      let operators = names.map { name in
        let keys = tests.filter { $0.name == name }.map { #""\#($0.key)": [\#(Self.list($0.values))]"# }
        return #""\#(name)": {\#(keys.joined(separator: ", "))}"#
      }
      text += #", "Condition": {\#(operators.joined(separator: ", "))}"#
    }
    return text + "}"
  }

  static func policy(_ statements: [NaiveStatement]) -> String {
    #"{"Version": "2012-10-17", "Statement": [\#(statements.map { $0.json() }.joined(separator: ", "))]}"#
  }

  private static func list(_ texts: [String]) -> String {
    texts.map { "\"\($0)\"" }.joined(separator: ", ")
  }

  /// Whether action, resource and condition fit.
  func covers(_ action: String, _ world: NaiveWorld) -> Bool {
    let isNamed = actions.contains {
      NaiveTest.like(Array($0.lowercased()), Array(action.lowercased()))
    }
    guard isNamed != isNotAction, resource == .everything || resource == .thisKey else { return false }
    return tests.allSatisfy { test in
      test.holds(
        world.context[test.key], isMany: NaiveKey.isMany(test.key), isDeny: isDeny, world)
    }
  }
}
