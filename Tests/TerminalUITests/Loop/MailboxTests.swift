import Foundation
import Glibc
import Testing

@testable import TerminalUI

/// Messages from anywhere, none lost, in the order of each sender.
struct MailboxTests {
  private func isReadable(_ descriptor: Int32, waiting milliseconds: Int32 = 0) -> Bool {
    var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return Glibc.poll(&poll, 1, milliseconds) > 0
  }

  @Test("The descriptor is readable exactly while messages wait")
  func readiness() {
    let mailbox = Mailbox<Int>()
    #expect(!isReadable(mailbox.descriptor))
    mailbox.post(1)
    mailbox.post(2)
    #expect(isReadable(mailbox.descriptor))
    #expect(mailbox.drain() == [1, 2])
    #expect(!isReadable(mailbox.descriptor))
    #expect(mailbox.drain() == [])
  }

  @Test("Eight senders at once: everything arrives, each in its order, and no wake-up is missed")
  func concurrency() async {
    let mailbox = Mailbox<(sender: Int, number: Int)>()
    let each = 2_000
    var received: [[Int]] = Array(repeating: [], count: 8)
    await withTaskGroup(of: Void.self) { group in
      for sender in 0..<8 {
        group.addTask { for number in 0..<each { mailbox.post((sender, number)) } }
      }
      await group.waitForAll()
    }
    var count = 0
    // All is posted: if a wake-up had been lost, the descriptor would not be readable now.
    while count < 8 * each, isReadable(mailbox.descriptor) {
      for message in mailbox.drain() {
        received[message.sender].append(message.number)
        count += 1
      }
    }
    #expect(received == Array(repeating: Array(0..<each), count: 8))
  }

  @Test("A reader that waits on the descriptor meets every message of a running sender")
  func wakes() {
    let mailbox = Mailbox<Int>()
    let all = 5_000
    // A thread of its own: this test blocks in poll, and a task might wait for the very thread that it blocks.
    Thread.detachNewThread { for number in 0..<all { mailbox.post(number) } }
    var received: [Int] = []
    while received.count < all, isReadable(mailbox.descriptor, waiting: 10_000) {
      received += mailbox.drain()
    }
    #expect(received.count == all)
    #expect(received == received.sorted())
  }
}
