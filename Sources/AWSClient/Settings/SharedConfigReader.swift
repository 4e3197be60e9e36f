/// Reads a shared file line by line.
struct SharedConfigReader {
  struct Refusal: Error { var message: String }

  private enum SectionKind {
    case profile, defaultWithoutPrefix, ssoSession, services, ignoredProfile, ignored
  }

  private let kind: SharedConfigFile.Kind
  private var sections: [SectionKind: [String: SharedConfigFile.Section]] = [:]
  private var current: (kind: SectionKind, name: String)?
  private var property: (name: String, isKept: Bool, holdsSubProperties: Bool)?

  init(kind: SharedConfigFile.Kind) { self.kind = kind }

  /// What has been read; `[profile default]` beats `[default]` wherever it stands.
  var file: SharedConfigFile {
    let plainDefault = sections[.defaultWithoutPrefix] ?? [:]
    return SharedConfigFile(
      profiles: (sections[.profile] ?? [:]).merging(plainDefault) { prefixed, _ in prefixed },
      ssoSessions: sections[.ssoSession] ?? [:], services: sections[.services] ?? [:],
      ignoredProfiles: sections[.ignoredProfile] ?? [:])
  }

  mutating func read(_ line: String) throws(Refusal) {
    let content = Self.trimmed(line)
    guard let first = content.utf8.first, first != UInt8(ascii: "#"), first != UInt8(ascii: ";") else {
      return
    }
    if Self.isBlank(line.utf8.first ?? 0) {
      try readContinuation(content)
    } else if first == UInt8(ascii: "[") {
      try readSection(content)
    } else {
      try readProperty(content)
    }
  }

  private mutating func readSection(_ content: String) throws(Refusal) {
    guard let end = content.firstIndex(of: "]") else {
      throw Refusal(message: "a section must end with ']'")
    }
    let rest = Self.trimmed(content[content.index(after: end)...])
    guard rest.isEmpty || rest.hasPrefix("#") || rest.hasPrefix(";") else {
      throw Refusal(message: "only a comment may follow the ']' of a section")
    }
    let section = section(Self.trimmed(content[content.index(after: content.startIndex)..<end]))
    current = section
    property = nil
    if section.kind != .ignored {
      sections[section.kind, default: [:]][section.name, default: [:]] = existing(section)
    }
  }

  private func existing(_ section: (kind: SectionKind, name: String)) -> SharedConfigFile.Section {
    sections[section.kind]?[section.name] ?? [:]
  }

  private func section(_ title: String) -> (kind: SectionKind, name: String) {
    if kind == .credentials { return named(.profile, title) }
    if title == "default" { return (.defaultWithoutPrefix, title) }
    guard let blank = title.utf8.firstIndex(where: Self.isBlank) else { return (.ignored, title) }
    let name = Self.trimmed(title[blank...])
    switch title[..<blank] {
    case "profile": return named(.profile, name)
    case "sso-session": return named(.ssoSession, name)
    case "services": return named(.services, name)
    default: return (.ignored, title)
    }
  }

  /// A quoted name may hold anything, as the AWS CLI allows; profiles of other names with foreign characters are set aside.
  private func named(_ kind: SectionKind, _ name: String) -> (kind: SectionKind, name: String) {
    if name.utf8.count > 2, let quote = name.first, quote == "\"" || quote == "'",
      name.last == quote
    {
      return (kind, String(name.dropFirst().dropLast()))
    }
    if Self.isName(name) { return (kind, name) }
    return (kind == .profile ? .ignoredProfile : .ignored, name)
  }

  private mutating func readProperty(_ content: String) throws(Refusal) {
    guard let current else { throw Refusal(message: "a property stands before the first section") }
    guard let equals = content.firstIndex(of: "=") else {
      throw Refusal(message: "a property needs an '=' sign")
    }
    let name = Self.trimmed(content[..<equals]).lowercased()
    guard !name.isEmpty else { throw Refusal(message: "a property has no name before its '='") }
    let raw = content[content.index(after: equals)...]
    // Commands may hold ` #`; the AWS CLI keeps it there.
    let value = name == "credential_process" ? Self.trimmed(raw) : Self.withoutComment(raw)
    property = (name, Self.isName(name), value.isEmpty)
    if current.kind != .ignored, Self.isName(name) { sections[current.kind]?[current.name]?[name] = value }
  }

  private mutating func readContinuation(_ content: String) throws(Refusal) {
    guard let current else { throw Refusal(message: "an indented line stands before the first section") }
    guard let property else {
      throw Refusal(message: "an indented line does not follow a property; remove the blanks before it")
    }
    if property.holdsSubProperties {
      guard let equals = content.firstIndex(of: "=") else {
        throw Refusal(message: "a sub-property needs an '=' sign")
      }
      guard equals != content.startIndex else {
        throw Refusal(message: "a sub-property has no name before its '='")
      }
    }
    guard current.kind != .ignored, property.isKept else { return }
    sections[current.kind]?[current.name]?[property.name]?.append("\n" + content)
  }
}

extension SharedConfigReader {
  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

  static func trimmed(_ text: some StringProtocol) -> String {
    let bytes = Array(text.utf8)
    guard let first = bytes.firstIndex(where: { !isBlank($0) }),
      let last = bytes.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(decoding: bytes[first...last], as: UTF8.self)
  }

  /// Cuts at the first `#` or `;` that follows a blank.
  private static func withoutComment(_ raw: Substring) -> String {
    let bytes = Array(raw.utf8)
    let cut = bytes.indices.first { index in
      index > 0 && (bytes[index] == UInt8(ascii: "#") || bytes[index] == UInt8(ascii: ";"))
        && isBlank(bytes[index - 1])
    }
    return trimmed(String(decoding: bytes[..<(cut ?? bytes.count)], as: UTF8.self))
  }

  private static func isName(_ name: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        default: "-_./%@:+".utf8.contains(byte)
        }
      }
  }
}
