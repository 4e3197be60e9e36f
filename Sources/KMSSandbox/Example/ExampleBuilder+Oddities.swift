extension ExampleBuilder {
  /// Text that tries to take over a terminal: clear the screen, set the title, reverse the reading direction, hide itself.
  static let hostileText =
    "\u{1B}[2J\u{1B}[1;31mFREE\u{1B}]0;owned\u{7} invoice\u{202E}gpj.exe\u{2066} zero\u{200B}width\u{FEFF}\nsecond line\tend"

  /// Keys without an alias, and text nobody should trust.
  mutating func addOddities() {
    key([], "Unused since the 2023 migration", age: 1_120, tags: [("team", "platform")]) { key, days in
      key.state = .disabled
    }
    key([], "", age: 2_400) { key, days in
      key.state = .pendingDeletion
      key.pendingWindowInDays = 7
      key.deletionDate = days.ago(-2.5)
    }
    key([], Self.hostileText, age: 17, tags: [("owner", "unknown"), ("note", Self.hostileText)])
    // A policy may hold control characters of the C1 set as they are, and any character as a JSON escape.
    key(
      ["vendor/acme-import"], "Made by the vendor's installer",
      policy: ExamplePolicy.document([
        ExamplePolicy.delegation,
        ExamplePolicy.statement(
          "\u{1B}[8mhidden\u{1B}[0m \u{9B}31mred\u{AD} ok", ExamplePolicy.aws(ExamplePeople.bob),
          ["kms:Decrypt"]),
      ]), age: 45, tags: [("vendor", "acme")])
  }
}
