extension RecipeParameter {
  /// Refuses a text that is not what the parameter stands for.
  func check(_ text: String, partition: String) throws(RecipeError) {
    guard let want = expectation(text, partition: partition) else { return }
    let shown = text.isEmpty ? "The text is empty" : "\"\(Self.printable(text))\" does not fit"
    throw RecipeError(self, "\(shown) for \(rawValue): \(want)")
  }

  /// What to give instead; nil if the text is right.
  private func expectation(_ text: String, partition: String) -> String? {
    switch kind {
    case .accountID: ARN.isAccountID(text) ? nil : "give the twelve digits of an account ID."
    case .partition:
      AWSPartition.all.contains { $0.name.utf8.elementsEqual(text.utf8) }
        ? nil : "give one of \(AWSPartition.all.map(\.name).joined(separator: ", "))."
    case .region: Self.isRegion(text) ? nil : "give the code of a Region, such as eu-central-1."
    case .principal: Self.principalExpectation(text, partition: partition)
    case .service: Self.isService(text) ? nil : "give a service principal, such as sns.amazonaws.com."
    case .sourceARN:
      Self.isSourceARN(text, partition: partition)
        ? nil
        : "give the ARN of a resource in the partition \(partition), with the account ID where it has one."
    case .name(let characters, let lengths):
      Self.isName(text, characters, lengths)
        ? nil
        : "give \(lengths.lowerBound) to \(lengths.upperBound) letters, digits and characters of \"\(characters)\"."
    case .choice(let words):
      words.contains { $0.utf8.elementsEqual(text.utf8) }
        ? nil : "give one of \(words.joined(separator: ", "))."
    }
  }

  private static func principalExpectation(_ text: String, partition: String) -> String? {
    let form = PrincipalForm.read(text, kind: .aws)
    if let other = form.partition, other != partition {
      return
        "it is in another partition than \(partition), where AWS does not find it; give an ARN of \(partition)."
    }
    switch form {
    case .user, .role, .account: return nil
    case .session: return "it is one session, which ends; give the ARN of its role, with the role's path."
    case .everybody: return "it stands for everybody; give the ARN of a user, a role or an account."
    default: return "give the ARN of an IAM user, a role or an account."
    }
  }

  /// Two or three words of small letters and a number (AWS KMS API Reference, ReplicateKey, parameter ReplicaRegion).
  private static func isRegion(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard text.utf8.count <= 32, 3...4 ~= parts.count, let number = parts.last, !number.isEmpty else {
      return false
    }
    return number.allSatisfy(isDigit)
      && parts.dropLast().allSatisfy { !$0.isEmpty && $0.allSatisfy(isSmallLetter) }
  }

  /// Labels of small letters, digits and hyphens, joined by at least one dot.
  private static func isService(_ text: String) -> Bool {
    let labels = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return text.utf8.count <= 128 && labels.count >= 3
      && labels.allSatisfy { label in
        !label.isEmpty && label.allSatisfy { isSmallLetter($0) || isDigit($0) || $0 == UInt8(ascii: "-") }
      }
  }

  /// An ARN of this partition; an S3 bucket's has neither Region nor account, and the account is never a pattern.
  ///
  /// `aws:SourceArn` never holds a principal (IAM User Guide, "AWS global condition context keys").
  private static func isSourceARN(_ text: String, partition: String) -> Bool {
    guard let arn = ARN(text), arn.partition == partition, !arn.service.isEmpty, !arn.resource.isEmpty,
      arn.service != "iam", arn.service != "sts",
      text.utf8.count <= 2048
    else { return false }
    let isPlain = text.utf8.allSatisfy { (0x21...0x7E).contains($0) } && !text.contains("${")
    let service = arn.service.utf8.allSatisfy { isSmallLetter($0) || isDigit($0) || $0 == UInt8(ascii: "-") }
    let account = ARN.isAccountID(arn.account) || (arn.account.isEmpty && arn.service == "s3")
    // A source that is nothing but a wildcard limits nothing.
    let isSomething = arn.resource.utf8.contains { $0 != UInt8(ascii: "*") && $0 != UInt8(ascii: "?") }
    return isPlain && service && account && (isSomething || !arn.account.isEmpty)
  }

  private static func isName(_ text: String, _ characters: String, _ lengths: ClosedRange<Int>) -> Bool {
    lengths.contains(text.utf8.count)
      && text.utf8.allSatisfy {
        isDigit($0) || isSmallLetter($0 | 0x20) || characters.utf8.contains($0)
      }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isSmallLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }

  /// The text for use in a sentence: cut, and with code points for what would not show or would break the line.
  private static func printable(_ text: String) -> String {
    Excerpt.of(text).unicodeScalars.reduce(into: "") { shown, scalar in
      if (0x20...0x7E).contains(scalar.value) || scalar == "…" {
        shown.unicodeScalars.append(scalar)
      } else {
        shown += "<U+\(CharacterName.hex(scalar.value, digits: 4))>"
      }
    }
  }
}
