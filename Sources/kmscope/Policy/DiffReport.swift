import KeyPolicy

/// What `kmscope diff` found out, before it is put into a form.
struct DiffReport {
  var old: DiffSide
  var new: DiffSide
  /// The key, if it was named.
  var key: String?
  var difference: AccessDifference
  /// What was taken for granted, as full sentences.
  var assumed: [String] = []

  init(old: DiffSide, new: DiffSide, key: String?) throws(Failure) {
    self.old = old
    self.new = new
    self.key = key
    if let key {
      guard CallerOptions.isKey(key) else { throw CallerOptions.noKey(key) }
      difference = AccessDifference.between(old.document, new.document, key: KeyFacts(arn: key))
      return
    }
    let owners = try KeyOwners(old, new)
    (difference, assumed) = try owners.difference(old, new)
  }
}
