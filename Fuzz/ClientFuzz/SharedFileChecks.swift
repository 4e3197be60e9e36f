import FuzzSupport

@testable import AWSClient

/// What must hold for every shared file.
enum SharedFileChecks {
  static func file(_ bytes: [UInt8], _ kind: SharedConfigFile.Kind) {
    let text = String(decoding: bytes, as: UTF8.self)
    let read: SharedConfigFile
    do throws(SharedConfigFile.Problem) {
      read = try SharedConfigFile.parse(text, kind: kind)
    } catch {
      let lines = bytes.count { $0 == 0x0A } + 1
      if !(1...lines).contains(error.line) { fail("the line of a problem is one of the file's: \(error)") }
      Leaks.check(error.message, of: text)
      return
    }
    if kind == .credentials, !read.ssoSessions.isEmpty || !read.services.isEmpty {
      fail("the credentials file has profiles only")
    }
    for (name, section) in read.profiles {
      for (property, value) in section {
        if name.isEmpty || property.isEmpty { fail("what is kept has a name") }
        if property != property.lowercased() { fail("names of properties are in small letters") }
        for (inner, _) in SharedConfigFile.subProperties(value) where inner != inner.lowercased() {
          fail("names of sub-properties are in small letters")
        }
      }
    }
    var again: SharedConfigFile?
    do throws(SharedConfigFile.Problem) {
      again = try SharedConfigFile.parse(written(read, kind), kind: kind)
    } catch {
      fail("what was read can be read again: line \(error.line) \(error.message)")
    }
    if again != read { fail("what was read and written again reads the same") }
  }

  private static func written(_ file: SharedConfigFile, _ kind: SharedConfigFile.Kind) -> String {
    var text = ""
    func add(_ prefix: String, _ sections: [String: SharedConfigFile.Section], isQuoted: Bool = true) {
      for (name, section) in sections {
        let isPlain = name.utf8.allSatisfy { byte in
          let scalar = Character(UnicodeScalar(byte))
          return scalar.isASCII && (scalar.isLetter || scalar.isNumber || "-_./%@:+".contains(scalar))
        }
        text += "[\(prefix)\(isPlain || !isQuoted ? name : "\"\(name)\"")]\n"
        // Continuation lines must stay indented, and no blank may come before a `#` that belongs to the value.
        for (property, value) in section { text += "\(property)=\(value.replacing("\n", with: "\n "))\n" }
      }
    }
    add(kind == .config ? "profile " : "", file.profiles)
    // Set aside for their names, which quotes would make good.
    add(kind == .config ? "profile " : "", file.ignoredProfiles, isQuoted: false)
    add("sso-session ", file.ssoSessions)
    add("services ", file.services)
    return text
  }
}
