import Testing

@testable import KeyPolicy

@Suite("Texts for recipes")
struct RecipeErrorTests {
  private func error(_ id: String, _ texts: [RecipeParameter: [String]]) throws -> RecipeError {
    let recipe = try #require(PolicyRecipe.named(id))
    let error = #expect(throws: RecipeError.self) { try recipe.render(texts) }
    return try #require(error)
  }

  /// A recipe with good texts but for one.
  private func error(_ parameter: RecipeParameter, _ text: String) throws -> RecipeError {
    let recipe = try #require(
      PolicyRecipe.all.first { ($0.required + $0.optional).contains(parameter) })
    var texts = RecipeSamples.everything(recipe)
    texts[parameter] = [text]
    return try error(recipe.id, texts)
  }

  @Test("what is missing, too much or not asked for is said")
  func counts() throws {
    #expect(try error("default", [:]).parameter == .account)
    #expect(try error("default", [.account: []]).parameter == .account)
    #expect(try error("default", [.account: ["111122223333", "444455556666"]]).parameter == .account)
    let extra = try error("default", [.account: ["111122223333"], .region: ["eu-central-1"]])
    #expect(extra.parameter == .region)
    #expect(extra.description.hasSuffix("leave it out."))
  }

  @Test("every parameter refuses hostile texts", arguments: RecipeParameter.allCases)
  func hostile(parameter: RecipeParameter) throws {
    let texts = [
      "", " ", "*", "\"", "\\", "a\"b", "x\ny", "x\u{0}", "\u{2019}", "\u{1F512}", "\u{202E}",
      "${aws:username}",
      "111122223333\",\"444455556666", "aws\u{301}", "e\u{301}", "\u{FF11}11122223333", "111122223333 ",
      "arn:aws:iam::111122223333:user/Alice\"", "arn:aws:iam::111122223333:role/*",
      "arn:aws:iam::111122223333:group/Admins", "arn:aws:iam::*:role/x", "arn:aws:s3:::*",
      String(repeating: "a", count: 3_000),
    ]
    for text in texts {
      let error = try error(parameter, text)
      #expect(error.parameter == parameter)
      #expect(error.sentence.hasSuffix("."))
      #expect(error.sentence.unicodeScalars.allSatisfy { (0x20...0x7E).contains($0.value) || $0 == "…" })
      #expect(error.sentence.utf8.count < 700)
    }
  }

  @Test("principals are users, roles and accounts of the same partition")
  func principals() throws {
    let session = try error(.principals, "arn:aws:sts::111122223333:assumed-role/Admin/jdoe")
    #expect(session.sentence.contains("session"))
    #expect(try error(.principals, "arn:aws-cn:iam::111122223333:role/Admin").sentence.contains("partition"))
    #expect(try error(.principals, "AIDACKCEVSQ6C2EXAMPLE").sentence.contains("ARN"))
    let recipe = try #require(PolicyRecipe.named("cdk-grant-decrypt"))
    for good in [
      "arn:aws:iam::444455556666:root", "444455556666", "arn:aws:iam::111122223333:user/a/b/Alice",
    ] {
      #expect(try recipe.render([.principals: [good]]).contains("\"\(good)\""))
    }
  }

  @Test("a path with quotation marks and backslashes stays one text")
  func escaping() throws {
    let role = #"arn:aws:iam::111122223333:role/a"b\c/Admin"#
    let recipe = try #require(PolicyRecipe.named("cdk-default"))
    #expect(throws: RecipeError.self) { try recipe.render([.account: [role]]) }
    let text = try #require(PolicyRecipe.named("cdk-grant-decrypt")).render([.principals: [role]])
    #expect(text.contains(#""AWS": "arn:aws:iam::111122223333:role/a\"b\\c/Admin""#))
    let parse = PolicyDocument.parse(Array("{\"Version\":\"2012-10-17\",\"Statement\":[\(text)]}".utf8))
    #expect(parse.document?.statements.count == 1)
    #expect(parse.first(.refuses) == nil)
  }

  @Test("everything but plain ASCII is escaped in strings")
  func quoting() {
    #expect(RecipeWriter.quoted("a\"\\\n\u{7F}é\u{1F512}/") == #""a\"\\\u000A\u007F\u00E9\uD83D\uDD12/""#)
  }

  @Test("the words to choose from are offered")
  func choices() {
    #expect(
      RecipeParameter.keyType.choices == [
        "symmetric", "hmac", "asymmetric-encryption", "signing", "key-agreement",
      ])
    #expect(RecipeParameter.administratorsMayDelete.choices == ["yes", "no"])
    #expect(RecipeParameter.partition.choices?.first == "aws")
    #expect(RecipeParameter.region.choices == nil)
  }

  @Test(
    "Regions of every partition are taken",
    arguments: [
      "us-east-1", "eu-central-2", "us-gov-west-1", "cn-northwest-1", "us-isob-east-1", "eusc-de-east-1",
    ])
  func regions(region: String) throws {
    let recipe = try #require(PolicyRecipe.named("ebs"))
    let text = try recipe.render([.principals: ["111122223333"], .region: [region]])
    #expect(text.contains("ec2.\(region).amazonaws.com"))
  }

  @Test(
    "no Region",
    arguments: ["us-east", "us-east-1a", "US-EAST-1", "us--1", "us-east-1-", "1-1-1", "a-b-c-d-1"])
  func noRegions(region: String) throws {
    #expect(try error(.region, region).parameter == .region)
  }
}
