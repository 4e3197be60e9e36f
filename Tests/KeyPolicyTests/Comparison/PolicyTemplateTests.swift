import Testing

@testable import KeyPolicy

@Suite("Policy variables")
struct PolicyTemplateTests {
  private static func fragments(_ text: String, _ values: [String: String] = [:]) -> [Fragment]? {
    PolicyTemplate(text, expandsVariables: true).fragments { values[$0] }
  }

  @Test("are expanded where they stand")
  func expands() throws {
    let text = "a*${AWS:UserName}/${*}${?}${$}$x${aws:PrincipalTag/Cost Centre, 'no tag'}"
    let template = PolicyTemplate(text, expandsVariables: true)
    #expect(template.variables == ["aws:username", "aws:principaltag/cost centre"])
    #expect(!template.isPlain && !template.isUnreadable)
    let fragments = try #require(template.fragments { $0 == "aws:username" ? "Alice" : nil })
    #expect(
      fragments == [
        Fragment(text: "a*"), Fragment(text: "Alice", isSubstituted: true), Fragment(text: "/"),
        Fragment(text: "*", isLiteral: true), Fragment(text: "?", isLiteral: true),
        Fragment(text: "$", isLiteral: true),
        Fragment(text: "$x"), Fragment(text: "no tag", isSubstituted: true),
      ])
  }

  @Test(
    "have defaults, which a value overrides",
    arguments: ["${aws:x, 'd'}", "${aws:x,'d'}", "${aws:x , 'd'}", "${aws:x,   'd' }"])
  func defaults(text: String) {
    #expect(Self.fragments(text) == [Fragment(text: "d", isSubstituted: true)])
    #expect(Self.fragments(text, ["aws:x": "v"]) == [Fragment(text: "v", isSubstituted: true)])
  }

  @Test("without value and default leave nothing")
  func missing() {
    #expect(Self.fragments("a${aws:x}") == nil)
    #expect(
      Self.fragments("a${aws:x, ''}") == [Fragment(text: "a"), Fragment(text: "", isSubstituted: true)])
  }

  @Test(
    "are unreadable if they do not end, are empty, nest, or have strange keys and defaults",
    arguments: [
      "${", "a${", "${}", "${aws:x", "${aws:${aws:y}}", "${ }", "${ aws:x}", "${aws:x }", "${, 'd'}",
      "${aws:x,}",
      "${aws:x, d}", "${aws:x, 'd}", "${aws:x, 'd'e'}", "${aws:x, '${*}'}", "${**}", "${*x}", "${aws:x?}",
      "${'d'}",
      "${aws:\n}", "ok${aws:y}${", "${aws:x, \"d\"}",
    ])
  func unreadable(text: String) {
    let template = PolicyTemplate(text, expandsVariables: true)
    #expect(template.isUnreadable)
    #expect(!template.isPlain)
    #expect(template.fragments { _ in "value" } == nil)
  }

  @Test(
    "are plain text in older versions of the policy language",
    arguments: ["${aws:username}", "${*}", "${", ""])
  func older(text: String) {
    let template = PolicyTemplate(text, expandsVariables: false)
    #expect(template.isPlain && !template.isUnreadable && template.variables.isEmpty)
    #expect(template.fragments { _ in "value" } == [Fragment(text: text)])
  }

  @Test("need a dollar and a brace", arguments: ["$aws:x", "{aws:x}", "a$", "$ {x}", "}", "$$", "", "é𐐀"])
  func plain(text: String) {
    let template = PolicyTemplate(text, expandsVariables: true)
    #expect(template.isPlain && !template.isUnreadable && template.variables.isEmpty)
    #expect(template.fragments { _ in nil } == (text.isEmpty ? [] : [Fragment(text: text)]))
  }

  @Test(
    "tell whether a wildcard came in by a value",
    arguments: [
      ("*${aws:x}", "v", false), ("*${aws:x}", "v*", true), ("${aws:x}", "?", true),
      ("${*}${aws:x}", "v", false),
      ("${aws:y, '*'}", "v", true),
    ])
  func substituted(text: String, value: String, expected: Bool) throws {
    let fragments = try #require(Self.fragments(text, ["aws:x": value]))
    #expect(PolicyTemplate.hasSubstitutedWildcard(fragments) == expected)
  }

  @Test("are equal to the byte")
  func equality() {
    let composed = PolicyTemplate("\u{E9}${aws:x}", expandsVariables: true)
    #expect(composed == PolicyTemplate("\u{E9}${aws:x}", expandsVariables: true))
    #expect(composed != PolicyTemplate("e\u{301}${aws:x}", expandsVariables: true))
    #expect(composed != PolicyTemplate("\u{E9}${aws:x}", expandsVariables: false))
    #expect(Fragment(text: "\u{E9}") != Fragment(text: "e\u{301}"))
    #expect(Fragment(text: "a") != Fragment(text: "a", isLiteral: true))
    #expect(Fragment(text: "a") != Fragment(text: "a", isSubstituted: true))
  }
}
