import AWSClient

/// Going to another profile or Region.
///
/// Nothing of the present place changes until the new one stands; then everything that was read is dropped at once, so
/// that rows of two accounts are never shown together.
extension ConsoleModel {
  mutating func receive(_ result: Result<PlaceChoices, AWSError>, for kind: PlaceKind) -> [Effect] {
    switch result {
    case .failure(let error):
      say(error.sentences, .error)
      return []
    case .success(let choices):
      // Somebody who has gone on to something else is not interrupted.
      guard overlays.isEmpty, !policy.isEditing else { return [] }
      let entries = kind == .profiles ? profileEntries(choices) : regionEntries(choices)
      guard !entries.isEmpty else {
        say("There are no profiles in the AWS configuration files: run aws configure.")
        return []
      }
      overlays.append(.menu(ActionMenu(kind == .profiles ? .profiles : .regions, entries: entries)))
      layOut()
      return []
    }
  }

  /// Profiles used last come first, the others by name.
  private func profileEntries(_ choices: PlaceChoices) -> [ActionMenu.Entry] {
    let here = session.chosenProfile ?? session.profile
    let used = choices.recent.compactMap(\.profile)
    let ordered = Self.ordered(choices.profiles.map(\.name), used: used)
    let byName = Dictionary(choices.profiles.map { ($0.name, $0) }) { first, _ in first }
    guard !choices.profiles.isEmpty else { return [] }
    return [startEntry]
      + ordered.compactMap { byName[$0] }.map { profile in
        let region = profile.region.map { " · \($0)" } ?? ""
        return ActionMenu.Entry(
          .place(Place(profile: profile.name, present: session.region)),
          title: "\(profile.name) · \(profile.kind)\(region)",
          keys: profile.detail, disabledReason: profile.name == here ? "You are here." : nil)
      }
  }

  /// The way back to credentials that no profile names, for example those of the environment.
  private var startEntry: ActionMenu.Entry {
    ActionMenu.Entry(
      .place(Place()), title: "as started", keys: "by command line and environment")
  }

  private func regionEntries(_ choices: PlaceChoices) -> [ActionMenu.Entry] {
    Self.ordered(choices.regions, used: choices.recent.compactMap(\.region)).map { region in
      ActionMenu.Entry(
        .place(Place(profile: session.chosenProfile, region: region)), title: region, keys: "",
        disabledReason: region == session.region ? "You are here." : nil)
    }
  }

  private static func ordered(_ names: [String], used: [String]) -> [String] {
    var seen: Set<String> = []
    let known = Set(names)
    return (used.filter(known.contains) + names.sorted()).filter { seen.insert($0).inserted }
  }

  /// A Region that AWS opened after this version was made can be typed.
  mutating func refilter(_ menu: inout ActionMenu) {
    menu.refilter()
    guard menu.kind == .regions, menu.shown.isEmpty, Self.looksLikeRegion(menu.query.text) else { return }
    menu.offer(
      ActionMenu.Entry(
        .place(Place(profile: session.chosenProfile, region: menu.query.text)),
        title: "Go to \(menu.query.text)",
        keys: ""))
  }

  private static func looksLikeRegion(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.count >= 3
      && parts.allSatisfy { part in
        !part.isEmpty && part.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) }
      }
  }

  mutating func connect(to place: Place) -> [Effect] {
    let id = takeID()
    connecting = (id, place, nil)
    say("Going to \(words(for: place))…")
    return [.connect(id: id, place)]
  }

  private func words(for place: Place) -> String {
    place.region ?? place.profile.map { "profile \($0)" } ?? "where kmscope was started"
  }

  mutating func receive(_ result: Result<Session, AWSError>, connection id: Int) -> [Effect] {
    guard let connecting, connecting.id == id else { return [] }
    switch result {
    case .failure(let error):
      self.connecting = nil
      say("Not gone to \(words(for: connecting.place)): \(error.sentences)", .error)
      return []
    case .success(let session):
      self.connecting?.session = session
      return []
    }
  }

  /// Goes to the place that stands, once nobody is in the middle of something here.
  mutating func goWhenFree() -> [Effect] {
    guard let connecting, let session = connecting.session else { return [] }
    self.connecting = nil
    let drafts = saveDrafts()
    let questions = waitingMFA.map { Effect.answerMFA(id: $0.id, nil) }
    let old = generation
    leave(for: session)
    let place = Place(profile: session.chosenProfile ?? session.profile, region: session.region)
    // What was typed was meant for the place before.
    return drafts + questions
      + [.flushInput, .cancelLoad(generation: old), .useConnection(id: connecting.id), .rememberPlace(place)]
      + start()
  }

  /// Drops everything that was read; drafts stay on their shelf, by the ARN of their key.
  mutating func leave(for session: Session) {
    self.session = session
    keys = KeyListModel()
    metadata = MetadataPane()
    policy = policy.emptied()
    policyTexts = PolicyTexts()
    draftSearch = .notAsked
    editorWaitsFor = nil
    waitingMFA = []
    mustTellSignIn = false
    filterField.set("")
    isFiltering = false
    overlays = []
    focus = .keys
    toast = nil
    pacing = nil
    layOut()
  }
}
