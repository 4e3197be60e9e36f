import AWSClient

extension KeyListModel {
  /// What an empty list says instead of rows: why it is empty and what to do.
  package var emptyRemark: [MetadataLine] {
    if !rows.isEmpty { return [MetadataLine("", "No key matches the filter. Esc clears it.", .dim)] }
    switch progress.phase {
    case .idle, .listing, .details: return [MetadataLine("", "Reading the keys…", .dim)]
    case .cancelled:
      return [MetadataLine("", "Loading was stopped before the first key. R reads again.", .dim)]
    case .complete:
      return [
        MetadataLine("", "This account has no KMS keys in this Region.", .dim),
        MetadataLine("", "Press r to go to another Region.", .dim),
      ]
    case .failed(let error):
      return [
        MetadataLine("", "ListKeys failed: \(error.message)", .error), MetadataLine("", error.hint, .dim),
        MetadataLine("", "R tries again.", .dim),
      ]
    }
  }
}
