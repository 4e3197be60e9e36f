import KeyPolicy
import Testing

/// The users and roles a policy names, for whoever wants to look whether they exist.
struct NamedIAMPrincipalTests {
  private func named(_ principals: String) -> [String] {
    let text = """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":\(principals),"Action":"kms:*","Resource":"*"}]}
      """
    let document = PolicyDocument.parse(Array(text.utf8)).document
    return (document?.namedIAMPrincipals ?? []).map { "\($0.kind) \($0.account) \($0.name) \($0.arn)" }
  }

  @Test(arguments: [
    (
      #"{"AWS":["arn:aws:iam::111122223333:user/a/b/alice","arn:aws:iam::111122223333:role/Admin"]}"#,
      [
        "user 111122223333 alice arn:aws:iam::111122223333:user/a/b/alice",
        "role 111122223333 Admin arn:aws:iam::111122223333:role/Admin",
      ]
    ),
    // Each once.
    (
      #"{"AWS":["arn:aws:iam::111122223333:role/Admin","arn:aws:iam::111122223333:role/Admin"]}"#,
      ["role 111122223333 Admin arn:aws:iam::111122223333:role/Admin"]
    ),
    // Accounts, everybody, sessions, services, deleted principals: nothing that could be looked up by name.
    (
      #"{"AWS":["111122223333","arn:aws:iam::111122223333:root","*","AROAEXAMPLEID00000001","arn:aws:sts::111122223333:assumed-role/R/s"],"Service":"s3.amazonaws.com"}"#,
      []
    ),
  ])
  func usersAndRolesAreFound(_ principals: String, _ expected: [String]) {
    #expect(named(principals) == expected)
  }
}
