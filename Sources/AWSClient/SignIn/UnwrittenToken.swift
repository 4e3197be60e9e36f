/// What could not be written into a token file, for as long as nobody else has changed that file.
///
/// A refresh uses up the old refresh token: without the new one the person would have to log in again.
final class UnwrittenToken: Sendable, Unprintable {
  private struct State {
    var lastRead: [UInt8] = []
    var kept: (members: [JSONValue.Member], inPlaceOf: [UInt8])?
  }

  private let state = Lock(State())

  /// Notes what the file holds.
  /// - Returns: What should stand there, if it could not be written.
  func members(inPlaceOf bytes: [UInt8]) -> [JSONValue.Member]? {
    let digest = Digest.sha256(bytes)
    return state.withLock { state in
      state.lastRead = digest
      return state.kept?.inPlaceOf == digest ? state.kept?.members : nil
    }
  }

  /// Keeps what was to replace the content that was read last; nil when it could be written.
  func keep(_ members: [JSONValue.Member]?) {
    state.withLock { state in state.kept = members.map { ($0, state.lastRead) } }
  }
}
