import CNcurses
import Glibc

/// Where background work leaves its messages for the main thread.
///
/// `post` may be called from any thread; the descriptor becomes readable for poll(2).
package final class Mailbox<Message: Sendable>: Sendable {
  /// Readable while messages wait; -1 when the system has no descriptor left, then messages are still
  /// found at the next turn of the loop.
  package let descriptor: Int32
  private let waiting = PthreadLock<[Message]>([])

  package init() {
    descriptor = kmscope_event_descriptor()
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Adds a message; messages of one thread keep their order.
  package func post(_ message: Message) {
    let wasEmpty = waiting.withLock { messages in
      messages.append(message)
      return messages.count == 1
    }
    guard wasEmpty else { return }
    var one: UInt64 = 1
    write(descriptor, &one, MemoryLayout<UInt64>.size)
  }

  /// Takes all messages out.
  package func drain() -> [Message] {
    var count: UInt64 = 0
    // The descriptor first: what is posted after this makes it readable again.
    read(descriptor, &count, MemoryLayout<UInt64>.size)
    return waiting.withLock { messages in
      defer { messages = [] }
      return messages
    }
  }
}
