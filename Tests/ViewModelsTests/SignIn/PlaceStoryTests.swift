import AWSClient
import KeyPolicy
import Testing
import ViewModels

/// Going to other profiles and Regions.
struct PlaceStoryTests {
  private static let choices = PlaceChoices(
    profiles: [
      ProfileEntry(
        name: "dev", kind: "Identity Center", region: "eu-west-1", detail: "111122223333/ReadOnly"),
      ProfileEntry(name: "audit", kind: "role", region: nil, detail: "arn:aws:iam::444455556666:role/Audit"),
      ProfileEntry(name: "prod", kind: "keys", region: "us-east-1", detail: ""),
    ], regions: ["eu-central-1", "eu-west-1", "us-east-1"],
    recent: [Place(profile: "prod", region: "us-east-1"), Place(profile: "gone", region: "eu-west-1")])

  private func menu(_ story: ConsoleStory) -> ActionMenu? {
    guard case .menu(let menu)? = story.model.overlays.last else { return nil }
    return menu
  }

  private func other(_ region: String = "us-east-1") -> Session {
    var session = Session(region: region, source: "profile prod", readOnly: false)
    session.profile = "prod"
    return session
  }

  /// Somebody who has chosen profile prod; gives the id of the connection that is asked for.
  private func leaving(_ story: inout ConsoleStory) throws -> Int {
    story.press(.char("p"))
    story.send(.placesRead(.profiles, .success(Self.choices)))
    let effects = story.press(KeyPress(.down), KeyPress(.enter))
    let ids = effects.compactMap { effect in
      if case .connect(let id, let place) = effect, place.profile == "prod", place.present == "eu-west-1" {
        id
      } else {
        nil
      }
    }
    return try #require(ids.first)
  }

  @Test func profilesAreListedWithTheirKindTheLastUsedFirst() throws {
    var story = ConsoleStory()
    story.open()
    #expect(story.press(.char("p")).contains(.readPlaces(.profiles)))
    story.send(.placesRead(.profiles, .success(Self.choices)))
    let menu = try #require(self.menu(story))
    #expect(
      menu.shown.map(\.title) == [
        "as started", "prod · keys · us-east-1",
        "audit · role", "dev · Identity Center · eu-west-1",
      ])
    #expect(menu.shown[2].keys == "arn:aws:iam::444455556666:role/Audit")
  }

  @Test func nothingChangesUntilTheNewPlaceStands() throws {
    var story = ConsoleStory()
    story.open()
    story.list([("k1", "one")])
    let id = try leaving(&story)
    #expect(story.model.keys.rows.count == 1)
    story.send(
      .connected(id: id, .failure(AWSError(.configuration, code: "NoRegion", message: "No Region."))))
    #expect(story.model.keys.rows.count == 1)
    #expect(story.model.session.region == "eu-west-1")
    #expect(story.model.toast?.text == "Not gone to profile prod: No Region.")
  }

  @Test func rowsOfTwoAccountsAreNeverTogether() throws {
    var story = ConsoleStory()
    story.open()
    story.list([("k1", "one"), ("k2", "two")])
    let old = story.generation
    let asked = story.ask
    let id = try leaving(&story)
    let effects = story.send(.connected(id: id, .success(other())))
    #expect(story.model.keys.rows.isEmpty)
    #expect(story.model.session.region == "us-east-1")
    #expect(story.model.session.account == nil)
    // What is asked from now on goes over the new connection, and nothing is asked before.
    let use = try #require(effects.firstIndex(of: .useConnection(id: id)))
    let first = try #require(effects.firstIndex { if case .listKeys = $0 { true } else { false } })
    #expect(use < first)
    #expect(effects.contains(.cancelLoad(generation: old)))
    #expect(effects.contains(.rememberPlace(Place(profile: "prod", region: "us-east-1"))))
    // Late answers of the old place are dropped.
    story.send(.loaded(generation: old, .keys([KeyListEntry(keyID: "k3", arn: ConsoleStory.arn("k3"))])))
    story.send(.told(ask: asked, .identity(.success(ConsoleStory.alice))))
    #expect(story.model.keys.rows.isEmpty)
    #expect(story.model.session.account == nil)
  }

  @Test func whoeverIsInTheMiddleOfSomethingStaysUntilItIsDone() throws {
    var story = ConsoleStory.withPolicy()
    let id = try leaving(&story)
    story.press(.char("e"))
    story.type("x")
    #expect(!story.send(.connected(id: id, .success(other()))).contains(.useConnection(id: id)))
    #expect(story.model.policy.isEditing)
    story.type("y")
    #expect(story.model.policy.text.contains("xy"))
    let effects = story.press(KeyPress(.escape))
    #expect(effects.contains(.useConnection(id: id)))
    #expect(effects.contains(.flushInput))
    #expect(story.model.session.region == "us-east-1")
  }

  @Test func anotherRegionKeepsTheWayOneSignedIn() throws {
    // Web identity out of the environment: no profile was chosen, whatever the header calls it.
    var story = ConsoleStory()
    story.open()
    story.press(.char("r"))
    story.send(.placesRead(.regions, .success(Self.choices)))
    let effects = story.press(KeyPress(.enter))
    #expect(
      effects.contains { effect in
        if case .connect(_, Place(profile: nil, region: "us-east-1")) = effect { true } else { false }
      })
  }

  @Test func aReportOfThePlaceBeforeIsDropped() throws {
    var story = ConsoleStory()
    story.open()
    let old = story.generation
    let id = try leaving(&story)
    story.send(.connected(id: id, .success(other())))
    story.send(.loaded(generation: old, .signedIn(SignInReport(source: "environment"))))
    #expect(story.model.session.source == "profile prod")
  }

  @Test func draftsThatWereLookedForElsewhereAreNotTaken() {
    var story = ConsoleStory()
    story.send(.start)
    story.answer(.identity(.success(ConsoleStory.alice)))
    let found = [ConsoleStory.arn("k1"): StoredDraft(text: "x", base: "")]
    story.send(.draftsFound(found, of: DraftPlace(account: ConsoleStory.account, region: "us-east-1")))
    #expect(story.model.drafts[ConsoleStory.arn("k1")] == nil)
    story.send(.draftsFound(found, of: DraftPlace(account: ConsoleStory.account, region: "eu-west-1")))
    #expect(story.model.drafts[ConsoleStory.arn("k1")]?.text == "x")
  }

  @Test func aConnectionThatNobodyWaitsForIsNotUsed() {
    var story = ConsoleStory()
    story.open()
    #expect(!story.send(.connected(id: 99, .success(other()))).contains(.useConnection(id: 99)))
    #expect(story.model.session.region == "eu-west-1")
  }

  @Test func draftsAreSavedAndComeBackWithTheirKey() throws {
    var story = ConsoleStory.editing()
    story.type("x")
    story.press(KeyPress(.escape))
    let id = try leaving(&story)
    let draft = story.model.policy.text
    let effects = story.send(.connected(id: id, .success(other())))
    let saved = effects.compactMap { effect in
      if case .saveDraft(let stored, _, _) = effect { stored.text } else { nil }
    }
    #expect(saved.isEmpty || saved == [draft])
    #expect(story.model.policy.keyID == nil)
    #expect(!story.model.policy.hasDraft)
    #expect(story.model.drafts[ConsoleStory.arn(ConsoleStory.ledger)]?.text == draft)
  }

  @Test func aCheckOfTheOldPlaceIsNotTakenForOneOfTheNew() throws {
    var story = ConsoleStory.withPolicy()
    story.pass(1)
    let question = try #require(story.questions.last)
    story.press(.char("1"))
    let id = try leaving(&story)
    story.send(.connected(id: id, .success(other())))
    story.send(.checked(id: question.id, ConsoleStory.check(.accepted)))
    #expect(story.model.policy.check == .none)
  }

  @Test func regionsCanBeChosenOrTyped() throws {
    var story = ConsoleStory()
    story.open()
    story.press(.char("r"))
    story.send(.placesRead(.regions, .success(Self.choices)))
    let menu = try #require(self.menu(story))
    #expect(menu.shown.map(\.title) == ["us-east-1", "eu-west-1", "eu-central-1"])
    #expect(menu.shown[1].disabledReason == "You are here.")
    story.type("mx-new-7")
    let effects = story.press(KeyPress(.enter))
    #expect(
      effects.contains { effect in
        if case .connect(_, Place(region: "mx-new-7")) = effect { true } else { false }
      })
  }

  @Test func theNameThatIsTypedInFullIsTheOneThatIsTaken() throws {
    var story = ConsoleStory()
    story.open()
    story.press(.char("p"))
    story.send(
      .placesRead(
        .profiles,
        .success(
          PlaceChoices(profiles: [
            ProfileEntry(name: "dev", kind: "Identity Center", region: nil, detail: "role ReadOnly"),
            ProfileEntry(name: "role", kind: "role", region: nil, detail: ""),
            ProfileEntry(name: "nonrole", kind: "keys", region: nil, detail: ""),
          ]))))
    story.type("role")
    #expect(menu(story)?.shown.map(\.title) == ["role · role", "nonrole · keys", "dev · Identity Center"])
  }

  @Test func theListOpensOverNothingElse() {
    var story = ConsoleStory()
    story.open()
    story.press(.char("p"), .char("?"))
    story.send(.placesRead(.profiles, .success(Self.choices)))
    #expect(menu(story)?.kind == .help)
  }

  @Test func theSandboxHasNoProfiles() {
    var story = ConsoleStory(isSandbox: true)
    story.press(.char("p"))
    #expect(story.model.toast?.text == "The sandbox has no profiles.")
  }
}
