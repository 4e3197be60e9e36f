/// Opens the journal when it is first asked for, off the thread that asks.
///
/// The first frame needs no journal. An attempt that failed is made again at the next asking: a full disk may have room
/// by then.
package actor JournalOpener {
  private let path: String
  private var opened: Journal?

  /// Touches no file.
  package init(path: String) {
    self.path = path
  }

  /// The journal, opened by the first call.
  package func journal() throws(JournalError) -> Journal {
    if let opened { return opened }
    let journal = try Journal.open(path: path)
    opened = journal
    return journal
  }
}
