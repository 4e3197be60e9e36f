import Testing

@testable import ViewModels

@Suite("What a filter finds")
struct FilterQueryTests {
  private static let all = FilterSamples.names

  @Test(
    "Fields",
    arguments: [
      ("state:enabled", ["ledger"]), ("STATE:Enabled", ["ledger"]), ("state:pend", ["cards"]),
      ("state:deletion", ["cards"]), ("state:disabled", ["replica"]), ("state:able", []),
      ("spec:rsa", ["cards"]), ("spec:RSA_4096", ["cards"]), ("spec:4096", ["cards"]),
      ("spec:p256", ["replica"]),
      ("spec:sym", ["ledger"]), ("usage:sign", ["cards"]), ("usage:verify", ["cards"]),
      ("usage:encrypt_decrypt", ["ledger"]), ("origin:external", ["cards"]),
      ("origin:aws", ["ledger", "replica"]),
      ("manager:aws", ["replica"]), ("manager:cust", ["ledger", "cards"]),
      ("rotation:on", ["ledger"]), ("rotation:off", ["cards"]), ("policy:ok", ["ledger"]),
      ("policy:risk", ["cards"]), ("policy:open", ["replica"]), ("policy:refused", []),
      ("region:eu", ["ledger", "cards", "replica", "unread"]), ("region:us-east-1", ["replica"]),
      ("region:eu-central", ["replica"]), ("region:central", []),
      ("alias:payments", ["ledger", "cards"]), ("alias:ments/led", ["ledger"]), ("alias:ldgr", []),
      ("alias:alias/aws/", ["replica"]), ("alias:PROD", ["ledger", "cards"]),
      ("id:1234abcd", ["ledger", "replica"]), ("id:mrk-", ["replica"]), ("id:4321", ["cards"]),
      ("id:ledger", []),
    ])
  func fields(line: String, expected: [String]) {
    #expect(FilterSamples.found(line) == expected)
  }

  @Test(
    "Tags: the key whole, the value by its beginning",
    arguments: [
      ("tag:env", ["ledger", "cards"]), ("tag:environment", ["cards"]), ("tag:en", []),
      ("tag:ENV=PROD", ["ledger"]),
      ("tag:env=p", ["ledger"]), ("tag:env=", ["ledger", "cards"]), ("tag:env=x", []),
      ("tag:\"cost center\"=42", ["ledger"]), ("tag:\"Cost Center=4", ["ledger"]),
      ("tag:aws:stack", ["ledger"]),
      ("tag:aws:stack=x", ["ledger"]), ("tag:a=b", ["ledger"]), ("tag:a=b=c", ["ledger"]), ("tag:a", []),
    ])
  func tags(line: String, expected: [String]) {
    #expect(FilterSamples.found(line) == expected)
  }

  @Test(
    "Free words: letters in order in an alias, one piece in the key id and the description",
    arguments: [
      ("", all), ("   ", all), ("pay", ["ledger", "cards"]), ("PAY", ["ledger", "cards"]), ("pl", ["ledger"]),
      ("pmtcrd", ["cards"]), ("lp", []), ("pay led", ["ledger"]), ("pay rds", ["cards"]),
      ("1234abcd", ["ledger", "replica"]), ("1234567890ab", ["ledger", "replica"]), ("1a2b", []),
      ("general", ["ledger"]), ("gnrl", []), ("café", ["ledger"]), ("CAFÉ", ["ledger"]),
      ("zürich", ["ledger"]),
      ("\"general ledger\"", ["ledger"]), ("\"ledger general\"", []), ("\"general led", ["ledger"]),
      ("\"state:enabled\"", []), ("10:20", []), ("a/b:c", []),
    ])
  func freeText(line: String, expected: [String]) {
    #expect(FilterSamples.found(line) == expected)
  }

  @Test(
    "Negation shows what does not match, and what is not known",
    arguments: [
      ("-state:enabled", ["cards", "replica", "unread"]), ("!state:enabled", ["cards", "replica", "unread"]),
      ("!rotation:on", ["cards", "replica", "unread"]), ("-tag:env", ["replica", "unread"]),
      ("-payments", ["replica", "unread"]), ("pay -cards", ["ledger"]), ("-pmt", all),
      ("-\"general ledger\"", ["cards", "replica", "unread"]), ("state:enabled -state:enabled", []),
      ("-", all), ("!", all), ("-state:", all), ("-policy:risk manager:cust", ["ledger"]),
      ("-alias/prod", ["ledger", "replica", "unread"]),
    ])
  func negation(line: String, expected: [String]) {
    #expect(FilterSamples.found(line) == expected)
  }

  @Test(
    "A pasted name finds its key and no other one",
    arguments: [
      (FilterSamples.ledgerID, ["ledger"]), (FilterSamples.ledgerID.uppercased(), ["ledger"]),
      (FilterSamples.replicaID, ["replica"]), (FilterSamples.arn(FilterSamples.cardsID), ["cards"]),
      (FilterSamples.arn(FilterSamples.cardsID, region: "eu-west-2"), []),
      ("alias/prod", ["cards"]), ("alias/Prod", ["ledger"]),
      // No key has this one, so it may be one that is being typed.
      ("alias/PROD", ["ledger", "cards"]), ("alias/pay", ["ledger", "cards"]),
      ("alias/", ["ledger", "cards", "replica"]),
      ("alias/payments/ledger", ["ledger"]), ("alias/pld", []),
      ("arn:aws:kms:eu-west-1:111122223333:alias/prod", ["cards"]),
      ("arn:aws:kms:eu-west-1:444455556666:alias/prod", []),
      ("arn:aws:kms:us-east-1:111122223333:alias/prod", []),
      ("arn:aws:kms:eu-west-1:111122223333:alias/pay", ["ledger", "cards"]),
      ("arn:aws:kms:eu-west-1:111122223333:al", ["ledger", "cards"]),
      ("arn:aws:kms:eu-west-1:111122223333:key/1", ["ledger"]), ("arn:aws:kms:us", ["replica"]),
      ("arn:", all),
      ("alias/prod state:enabled", []), ("ffffffff-ffff-4fff-8fff-ffffffffffff", []),
    ])
  func pasted(line: String, expected: [String]) {
    #expect(FilterSamples.found(line) == expected)
  }

  @Test("An id that is no key's still finds the description that speaks of it")
  func foreignID() {
    let id = "ffffffff-ffff-4fff-8fff-ffffffffffff"
    let rows =
      FilterSamples.rows + [
        FilterableRow(
          keyID: "bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb", arn: "", names: [], description: "Replaces \(id).")
      ]
    #expect(FilterQuery.parse(id).select(rows) == [FilterSamples.rows.count])
  }

  @Test("Whether one key alone matches is told as well, with its alias that matched best")
  func single() throws {
    let row = FilterSamples.rows[0]
    #expect(FilterQuery.parse("ledger").matches(row)?.alias == 0)
    #expect(FilterQuery.parse("prod").matches(row)?.alias == 1)
    #expect(FilterQuery.parse("general").matches(row)?.alias == nil)
    #expect(FilterQuery.parse("alias/Prod").matches(row)?.alias == 1)
    #expect(FilterQuery.parse("cards").matches(row) == nil)
    #expect(FilterQuery.parse("state:enabled").matches(row) != nil)
  }

  @Test("An empty query says so, and only free words rank")
  func flags() {
    #expect(FilterQuery.parse("  ").isEmpty && FilterQuery().isEmpty)
    #expect(!FilterQuery.parse("x").isEmpty)
    #expect(FilterQuery.parse("x").ranks && FilterQuery.parse("alias/x").ranks)
    #expect(!FilterQuery.parse("-x state:enabled").ranks)
  }
}
