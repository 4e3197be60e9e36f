import Foundation
import ProgramSupport

/// `kmscope check` or `kmscope diff` run to its end in a folder of its own.
struct Check {
  var status: ProgramStatus
  var output: String
  var errors: String

  /// Runs kmscope with these files beside it and this on its standard input.
  init(
    _ arguments: [String], files: [String: String] = [:], input: String = "",
    environment: [String: String] = [:]
  ) async throws {
    let home = try Home()
    for (file, text) in files { try home.write(text, to: file) }
    let (status, transcript) = try await BackgroundProgram.run(
      ProgramCommand(
        try Repository.executable(), arguments,
        environment: home.environment.merging(environment) { _, new in new }, directory: home.path),
      input: input)
    self.status = status
    output = transcript.output
    errors = transcript.errors
  }

  /// The output read as a JSON object.
  var object: [String: Any] {
    get throws {
      let read = try JSONSerialization.jsonObject(with: Data(output.utf8))
      return read as? [String: Any] ?? [:]
    }
  }
}

/// Texts that the tests of these commands share.
enum CheckTexts {
  static let alice = "arn:aws:iam::111122223333:user/alice"
  static let session = "arn:aws:sts::111122223333:assumed-role/Admin/jdoe"
  static let key = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"

  /// A policy with one statement a line, the first on line 4.
  static func policy(_ statements: String...) -> String {
    let lines = statements.map { "    \($0)" }.joined(separator: ",\n")
    return "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n\(lines)\n  ]\n}\n"
  }

  /// The statement of AWS's default key policy: the account's IAM policies decide.
  static let delegation =
    #"{"Sid": "Root", "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:root"}, "Action": "kms:*", "Resource": "*"}"#

  static func allow(_ principal: String, resource: String = "*", condition: String? = nil) -> String {
    statement("Allow", principal, resource, condition)
  }

  static func deny(_ principal: String, condition: String? = nil) -> String {
    statement("Deny", principal, "*", condition)
  }

  private static func statement(
    _ effect: String, _ principal: String, _ resource: String, _ condition: String?
  ) -> String {
    let condition = condition.map { ", \"Condition\": \($0)" } ?? ""
    return
      "{\"Effect\": \"\(effect)\", \"Principal\": {\"AWS\": \"\(principal)\"}, \"Action\": \"kms:*\", "
      + "\"Resource\": \"\(resource)\"\(condition)}"
  }
}
