import AWSClient
package import Foundation

extension DeletionDialog {
  /// Where and what would be deleted.
  package func facts(accountName: String?, now: Date) -> [MetadataLine] {
    let metadata = row.metadata.value
    let state = metadata.map { KeyStateWord($0, now: now) }
    var lines = [
      MetadataLine("Account", accountName.map { "\($0) (\(account))" } ?? account),
      MetadataLine("Region", region), MetadataLine("Key", row.keyID),
      MetadataLine("Aliases", row.aliases.isEmpty ? "none" : row.aliases.joined(separator: ", ")),
      MetadataLine("State", state?.word ?? "could not be read", state.map { .state($0.tone) } ?? .plain),
      MetadataLine("You are", callerARN),
    ]
    if metadata?.multiRegionType == "PRIMARY", metadata?.replicas.isEmpty == false {
      lines.append(
        MetadataLine(
          "", "This is a multi-Region primary: it waits until its last replica is deleted.", .warning))
    }
    return lines
  }

  /// The date in local time and UTC, or what is wrong with the waiting period.
  package func result(now: Date, zone: TimeZone) -> MetadataLine {
    guard let date = deletionDate(from: now) else {
      return MetadataLine("", "AWS accepts 7 to 30 days.", .error)
    }
    return MetadataLine(
      "", "Deleted on \(DateWords.local(date, in: zone)) = \(DateWords.utc(date)), up to 24 h later.",
      .warning)
  }

  /// What the person should know.
  package var remarks: [MetadataLine] {
    [
      MetadataLine(
        "",
        "Until then the key cannot be used, and you can cancel. After that, everything encrypted under it is lost for good."
      )
    ]
  }

  /// How it stands, and why nothing happened.
  package var status: [MetadataLine] {
    var lines: [MetadataLine] = []
    if case .failed(let error) = stage {
      let start =
        error.isRefusal
        ? "Nothing was scheduled:"
        : "It is not known whether AWS scheduled the deletion; the key is read again."
      lines.append(MetadataLine("", "\(start) \(error.sentences)", .error))
    }
    if stage == .working { lines.append(MetadataLine("", "ScheduleKeyDeletion: asking AWS…", .dim)) }
    if let notice { lines.append(MetadataLine("", notice, .warning)) }
    return lines
  }
}
