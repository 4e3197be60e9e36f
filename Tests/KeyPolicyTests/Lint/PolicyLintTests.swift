import KeyPolicy
import Testing

@Suite("Policy lint")
struct PolicyLintTests {
  private static let cases = LintCase.ofStatements + LintCase.ofConditions

  @Test("finds each thing at its place and nothing where there is nothing", arguments: cases)
  func rule(_ one: LintCase) throws {
    let findings = one.findings()
    guard let severity = one.severity else {
      #expect(findings == [])
      return
    }
    let finding = try #require(findings.first)
    #expect(findings.count == 1)
    #expect(finding.range == one.policy.range)
    #expect(finding.severity == severity)
    #expect(finding.bearing == .none)
    #expect(finding.sentence.hasSuffix(".") && !finding.sentence.contains("Optional("))
    let first = try #require(finding.sentence.unicodeScalars.first)
    #expect(first == "\"" || first.properties.isUppercase)
  }

  @Test("has a case that fires and one that does not for every code it can give")
  func everyCode() {
    let firing = Set(Self.cases.filter(\.isFiring).map(\.code))
    let passing = Set(Self.cases.filter { !$0.isFiring }.map(\.code))
    #expect(firing.subtracting(passing) == ["lint.resource-alias"])
    #expect(passing.subtracting(firing) == [])
    // The number of codes that the rules declare; a new code must come with its cases.
    #expect(firing.count == 43)
  }

  @Test("offers fixes that make the finding go away and leave a policy", arguments: cases.filter(\.isFiring))
  func fix(_ one: LintCase) throws {
    guard let fix = try #require(one.findings().first).fix else { return }
    #expect(fix.title.hasSuffix("."))
    let text = fix.apply(to: one.policy.bytes)
    let parse = PolicyDocument.parse(text)
    #expect(PolicyLint.findings(parse, key: one.key).filter { $0.code == one.code } == [])
    #expect(parse.document?.statements.isEmpty == false)
    let before = PolicyDocument.parse(one.policy.bytes).findings.filter { $0.bearing != .none }
    #expect(parse.findings.filter { $0.bearing != .none }.count <= before.count)
  }

  @Test(
    "suggests what was meant",
    arguments: [
      ("kms:ReEncrypt", "kms:ReEncrypt*"), ("kms:DeleteKey", "kms:ScheduleKeyDeletion"),
      ("kms:decript", "kms:Decrypt"),
      ("kms:PutKeyPolciy", "kms:PutKeyPolicy"), ("kms:Encyrpt", "kms:Encrypt"), ("kms:Frobnicate", nil),
    ] as [(String, String?)])
  func suggestion(action: String, meant: String?) throws {
    let text = LintText.allow(LintText.role, "\"\(action)\"")
    let finding = try #require(
      PolicyLint.findings(PolicyDocument.parse(Array(text.utf8)), key: LintCase.key).first {
        $0.code == "lint.unknown-action"
      })
    #expect(finding.fix?.edits.map(\.replacement) == meant.map { ["\"\($0)\""] })
  }

  @Test(
    "suggests condition keys",
    arguments: [
      ("kms:viaservce", "kms:ViaService"), ("kms:SourceIp", "aws:SourceIp"),
      ("aws:PrincipalOrgId2", "aws:PrincipalOrgID"),
      ("aws:PrincpalTag/Team x", "aws:PrincipalTag/Team x"),
      ("kms:EncryptionContex:a", "kms:EncryptionContext:a"),
      ("aws:Nonsense", nil),
    ] as [(String, String?)])
  func keySuggestion(key: String, meant: String?) throws {
    let text = LintText.allow(LintText.role, #""kms:Decrypt""#, #"{"StringEquals": {"\#(key)": "x"}}"#)
    let finding = try #require(
      PolicyLint.findings(PolicyDocument.parse(Array(text.utf8)), key: LintCase.key).first {
        $0.code == "lint.unknown-condition-key"
      })
    #expect(finding.fix?.edits.map(\.replacement) == meant.map { ["\"\($0)\""] })
  }

  @Test("gives no warning for the policies that AWS and the CDK make", arguments: DefaultPolicies.all)
  func defaults(_ policy: DefaultPolicy) {
    let parse = PolicyDocument.parse(Array(policy.text.utf8))
    #expect(parse.findings == [])
    let findings = PolicyLint.findings(parse, key: LintCase.key)
    #expect(findings.filter { $0.severity != .note }.map(\.sentence) == [])
  }

  @Test("gives no warning for the ready-made policies and statements", arguments: PolicyRecipe.all.map(\.id))
  func recipes(id: String) throws {
    let recipe = try #require(PolicyRecipe.named(id))
    // The samples are for a key in us-west-2.
    let key = KeyFacts(arn: "arn:aws:kms:us-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab")
    for texts in [RecipeSamples.required(recipe), RecipeSamples.everything(recipe)] {
      let parse = PolicyDocument.parse(Array(try RecipeSamples.document(recipe, texts).utf8))
      let findings = PolicyLint.findings(parse, key: key)
      #expect(findings.filter { $0.severity != .note }.map(\.sentence) == [])
    }
  }
}
