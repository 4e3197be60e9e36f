import Testing

@testable import AWSClient

@Suite struct HostQueueTests {
  @Test func soManyRunAndTheOthersFollowInOrder() {
    var queue = HostQueue<Int>(limit: 2)
    let entered = (1...5).map { queue.enter($0) }
    #expect(entered == [true, true, false, false, false])
    // The fourth is given up while it waits.
    let next = (1...2).map { _ in queue.next { $0 != 4 } }
    #expect(next == [3, 5])
    #expect(!queue.isIdle)
    let none = (1...2).map { _ in queue.next { _ in true } }
    #expect(none == [nil, nil])
    #expect(queue.isIdle)
  }

  @Test func aLongLineKeepsItsOrder() {
    var queue = HostQueue<Int>(limit: 1)
    _ = queue.enter(0)
    for number in 1...5000 { _ = queue.enter(number) }
    var served: [Int] = []
    while let next = queue.next({ $0 % 7 != 0 }) { served.append(next) }
    #expect(served == (1...5000).filter { $0 % 7 != 0 })
    #expect(queue.isIdle)
  }
}
