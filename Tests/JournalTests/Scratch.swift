import Foundation
import Journal

/// A directory of a test's own, removed with it.
final class Scratch {
  let directory: String
  /// Inside two directories that do not exist yet, as on a first start.
  var journal: String { directory + "/state/kmscope/journal.sqlite" }

  init() throws {
    directory = NSTemporaryDirectory() + "kmscope-journal-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: directory) }

  /// Puts a file of these bytes where the journal belongs.
  func plant(_ bytes: Data) throws {
    try FileManager.default.createDirectory(
      atPath: (journal as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try bytes.write(to: URL(fileURLWithPath: journal))
  }

  /// The permission bits of a path.
  func mode(_ path: String) throws -> Int {
    let facts = try FileManager.default.attributesOfItem(atPath: path)
    return (facts[.posixPermissions] as? NSNumber)?.intValue ?? -1
  }
}

extension Draft {
  /// A draft of a key, for tests that care for one or two of its members.
  static func sample(
    keyARN: String = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    text: String = "{}", baseText: String = "{ }", updated: TimeInterval = 1_767_225_600
  ) -> Draft {
    Draft(
      account: "111122223333", region: "eu-west-1", keyARN: keyARN, text: text, baseText: baseText,
      updated: Date(timeIntervalSince1970: updated))
  }
}
