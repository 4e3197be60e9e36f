/// How a statement names a class of principals, as truth functions.
struct SubjectMatching {
  /// The ways in which a statement can name them, strongest first.
  struct Match {
    var direct = DecisionDiagram.no
    /// Through the role, or the user behind a federated session.
    var capped = DecisionDiagram.no
    /// Through the account.
    var account = DecisionDiagram.no
  }

  let subject: Subject
  private let matching: PrincipalMatching?

  init(_ subject: Subject) {
    self.subject = subject
    matching = subject.caller.map {
      PrincipalMatching(caller: $0, boundary: .notRead, isCautious: false)
    }
  }

  func match(
    _ statement: PreparedStatement, _ effect: PolicyStatement.Effect, _ space: inout ConditionSpace
  ) -> Match {
    guard let principals = statement.source.principals else {
      let doubt = FreeFact.unsettled("the Principal of a statement without a readable one", statement.name)
      return Match(direct: space.fact(doubt))
    }
    guard let matching else { return Match(direct: service(principals, effect, &space)) }
    let whole = matching.match(statement.source, effect)
    if principals.isNegated {
      return Match(direct: negated(whole.direct, principals, effect, &space))
    }
    guard !whole.any.facts.isEmpty else {
      return Match(
        direct: Self.node(whole.direct), capped: Self.node(.or(whole.role, whole.federatingUser)),
        account: Self.node(whole.account))
    }
    return each(principals, statement.source, effect, matching, &space)
  }

  private static func node(_ truth: Truth) -> DecisionDiagram.Node { ConditionSpace.node(truth == .yes) }

  /// Each principal by itself, so that a doubt about one stays with that one.
  private func each(
    _ principals: PolicyPrincipals, _ statement: PolicyStatement, _ effect: PolicyStatement.Effect,
    _ matching: PrincipalMatching, _ space: inout ConditionSpace
  ) -> Match {
    var result = Match()
    for principal in principals.principals {
      var one = principals
      one.principals = [principal]
      let match = matching.named(one, statement, effect)
      func node(_ truth: Truth) -> DecisionDiagram.Node {
        switch truth {
        case .yes: DecisionDiagram.yes
        case .no: DecisionDiagram.no
        case .unknown: space.fact(Self.fact(principal))
        }
      }
      result.direct = space.diagram.or(result.direct, node(match.direct))
      result.capped = space.diagram.or(result.capped, node(.or(match.role, match.federatingUser)))
      result.account = space.diagram.or(result.account, node(match.account))
    }
    return result
  }

  /// A session may come from an identity provider; what AWS makes of other such principals is not documented.
  private static func fact(_ principal: PolicyPrincipal) -> FreeFact {
    let text = Array(principal.name.value.utf8)
    guard principal.kind == .federated, !ConditionAtom.hasWildcard(principal.name.value) else {
      let kind = Array(principal.kind.rawValue.utf8)
      return .unsettled("what AWS makes of the principal \(Excerpt.of(principal.name.value))", [kind, text])
    }
    return FreeFact(kind: .comesFrom, content: [text])
  }

  private func negated(
    _ truth: Truth, _ principals: PolicyPrincipals, _ effect: PolicyStatement.Effect,
    _ space: inout ConditionSpace
  ) -> DecisionDiagram.Node {
    guard case .unknown(let facts) = truth else { return Self.node(truth) }
    if facts == [.permissionsBoundary] { return space.fact(.boundary) }
    let names = principals.principals
      .map { Array("\($0.kind.rawValue) \($0.name.value)".utf8) }
      .sorted { $0.lexicographicallyPrecedes($1) }
    return space.fact(
      .unsettled(
        "whom AWS exempts by NotPrincipal",
        [Array(effect.rawValue.utf8), Array("\(subject.principal)".utf8)] + names))
  }

  /// A service that calls for itself is named by its name, or by `"*"` (IAM User Guide, "AWS service principals").
  private func service(
    _ principals: PolicyPrincipals, _ effect: PolicyStatement.Effect, _ space: inout ConditionSpace
  ) -> DecisionDiagram.Node {
    var isNamed = DecisionDiagram.no
    for principal in principals.principals {
      if principal.isEverybody {
        isNamed = DecisionDiagram.yes
      } else if principal.kind == .service {
        if ConditionAtom.hasWildcard(principal.name.value) {
          isNamed = space.diagram.or(isNamed, space.fact(Self.fact(principal)))
        } else if let service = subject.service, service.utf8.elementsEqual(principal.name.value.utf8) {
          isNamed = DecisionDiagram.yes
        }
      }
    }
    return principals.isNegated ? space.diagram.not(isNamed) : isNamed
  }
}
