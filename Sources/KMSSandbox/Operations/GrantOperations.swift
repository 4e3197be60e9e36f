import AWSClient

extension Account {
  /// ListGrants, all or those with a grant id or a grantee.
  mutating func listGrants(_ input: inout RequestInput, _ call: Call) throws(ServiceError) -> JSONValue {
    let page = try Page(&input, list: "ListGrants", limits: .fifty)
    let grantID = try input.optionalText("GrantId", lengths: 1...128)
    let grantee = try input.optionalText("GranteePrincipal", lengths: 1...256, pattern: .principal)
    let key = try authorisedKey(.listGrants, &input, call)
    let grants = key.grants.filter { grant in
      (grantID == nil || grant.id == grantID) && (grantee == nil || grant.grantee == grantee)
    }
    let rows = Self.rows(grants, after: page.after) { $0.id }
    return page.answer("Grants", rows: rows, key: { $0.id }) { entry($0, of: key) }
  }

  /// A grant with the members recorded on AWS; Constraints only when there are some.
  private func entry(_ grant: GrantRecord, of key: KeyRecord) -> JSONValue {
    var members = [
      JSONValue.Member("KeyId", .string(key.arn)), JSONValue.Member("GrantId", .string(grant.id)),
      // AWS gives an empty name for a grant made without one.
      JSONValue.Member("Name", .string(grant.name ?? "")),
      JSONValue.Member("CreationDate", .timestamp(grant.created)),
      JSONValue.Member("GranteePrincipal", .string(grant.grantee)),
    ]
    if let retiring = grant.retiring {
      members.append(JSONValue.Member("RetiringPrincipal", .string(retiring)))
    }
    members.append(JSONValue.Member("IssuingAccount", .string("arn:aws:iam::\(id):root")))
    members.append(JSONValue.Member("Operations", .array(grant.operations.map { .string($0) })))
    if let constraint = grant.constraint {
      let context = constraint.context.sorted { $0.key < $1.key }.map {
        JSONValue.Member($0.key, .string($0.value))
      }
      members.append(
        JSONValue.Member("Constraints", .object([JSONValue.Member(constraint.name, .object(context))])))
    }
    return .object(members)
  }
}
