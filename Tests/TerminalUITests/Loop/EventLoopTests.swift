import Testing
import ViewModels

@testable import TerminalUI

/// The loop with a terminal in memory and a clock of its own.
struct EventLoopTests {
  /// Writes down what happens to it; quits on `q`, asks for a flush on `d`.
  struct Diary: LoopProgram {
    var entries: [String] = []
    var paints: [Duration] = []
    var start: ContinuousClock.Instant
    var nextTimer: ContinuousClock.Instant?

    mutating func handle(_ event: LoopEvent<String>, now: ContinuousClock.Instant) -> [LoopCommand] {
      switch event {
      case .key(.char("q")): return [.quit]
      case .key(.char("d")):
        entries.append("d")
        return [.flushInput]
      case .key(.ctrl("z")): return [.suspend]
      case .key(.ctrl("l")): return [.repaintAll]
      case .key(.char("e")): return [.handOver {}]
      case .key(let press): entries.append("key \(press.key)")
      case .paste(let paste): entries.append("paste \(paste.text)")
      case .resized(let size): entries.append("size \(size.columns)x\(size.rows)")
      case .message(let message): entries.append(message)
      case .resumed: entries.append("resumed")
      case .hangup: entries.append("hangup")
      case .timer:
        entries.append("timer")
        nextTimer = nil
      }
      return []
    }

    /// A message `question` brings something up that keys typed ahead must not answer.
    mutating func settle() -> [LoopCommand] {
      guard entries.last == "question" else { return [] }
      entries.append("asked")
      return [.flushInput]
    }

    mutating func paint(on canvas: inout Canvas, now: ContinuousClock.Instant) -> CellPosition? {
      paints.append(now - start)
      canvas.put("\(entries.count) entries", column: 0, row: 0)
      return CellPosition(column: 1, row: 0)
    }
  }

  private let terminal = MemoryTerminal(size: TerminalSize(columns: 20, rows: 2))
  private let mailbox = Mailbox<String>()
  private let time = ScriptedTime()

  private func run(timer: Duration? = nil, _ steps: [(Duration, () -> Void)]) -> Diary {
    time.steps = steps.map { ScriptedTime.Step(after: $0.0, action: $0.1) }
    let diary = Diary(start: time.start, nextTimer: timer.map { time.start + $0 })
    var loop = EventLoop(
      program: diary, terminal: terminal, mailbox: mailbox, waiter: ScriptedWaiter(time: time))
    loop.run()
    return loop.program
  }

  private func press(_ keys: KeyPress...) -> () -> Void {
    { for key in keys { terminal.feed(.key(key)) } }
  }

  private var quit: (Duration, () -> Void) { (.seconds(1), press(.char("q"))) }

  @Test("The first frame is painted before anything is waited for")
  func firstFrame() {
    let diary = run([quit])
    #expect(diary.paints == [.zero])
    #expect(terminal.lines[0] == "0 entries")
    #expect(terminal.cursor == CellPosition(column: 1, row: 0))
  }

  @Test("All that is pending makes one frame")
  func batch() {
    let diary = run([(.milliseconds(5), press(.char("a"), .char("b"), KeyPress(.up))), quit])
    #expect(diary.entries == ["key character(\"a\")", "key character(\"b\")", "key up"])
    #expect(diary.paints == [.zero, .milliseconds(5)])
  }

  @Test("A key is painted at once even right after a frame")
  func keysAtOnce() {
    let diary = run([
      (.milliseconds(1), press(.char("a"))), (.milliseconds(1), press(.char("b"))), quit,
    ])
    #expect(diary.paints == [.zero, .milliseconds(1), .milliseconds(2)])
  }

  @Test("A stream of messages is painted 30 times a second at most, and its last one is not forgotten")
  func coalescing() {
    let steps: [(Duration, () -> Void)] = (1...100).map { number in
      (.milliseconds(1), { mailbox.post("\(number)") })
    }
    let diary = run(steps + [quit])
    #expect(diary.entries.count == 100)
    #expect(
      diary.paints == [.zero, .milliseconds(33), .milliseconds(66), .milliseconds(99), .milliseconds(132)])
    #expect(terminal.lines[0] == "100 entries")
  }

  @Test("A lone message after a quiet time is painted at once")
  func loneMessage() {
    let diary = run([(.milliseconds(500), { mailbox.post("hello") }), quit])
    #expect(diary.paints == [.zero, .milliseconds(500)])
  }

  @Test("A key in a stream of messages takes what is new onto the screen with it")
  func keyAmongMessages() {
    let diary = run([
      (.milliseconds(1), { mailbox.post("one") }), (.milliseconds(1), press(.char("a"))), quit,
    ])
    #expect(diary.paints == [.zero, .milliseconds(2)])
  }

  @Test("With nothing to do the loop waits without a deadline")
  func idle() {
    _ = run([quit])
    #expect(time.waits == [nil])
  }

  @Test("The timer comes when it is due")
  func timer() {
    let diary = run(timer: .milliseconds(70), [quit])
    #expect(diary.entries == ["timer"])
    #expect(diary.paints == [.zero, .milliseconds(70)])
  }

  @Test("Nothing typed before a dialog is on the screen can answer it")
  func flush() {
    let diary = run([
      (.milliseconds(1), press(.char("d"), KeyPress(.enter), .char("y"))),
      (.milliseconds(1), press(.char("n"))), quit,
    ])
    #expect(diary.entries == ["d", "key character(\"n\")"])
    #expect(terminal.calls == ["flush"])
    #expect(terminal.frames == 3)
  }

  @Test("What a frame brings up is not answered by keys typed ahead")
  func flushBeforeAFrame() {
    let diary = run([
      (.milliseconds(1), { mailbox.post("question") }), (.milliseconds(40), press(.char("y"))), quit,
    ])
    #expect(terminal.calls == ["flush"])
    // A key that was pressed once the question stood there is its answer.
    #expect(diary.entries == ["question", "asked", "key character(\"y\")"])
  }

  @Test("A flush drops pastes but no messages and no resize")
  func flushKeepsData() {
    let diary = run([
      (
        .milliseconds(1),
        {
          terminal.feed(
            .key(.char("d")), .paste(PastedText("alias")), .resized(TerminalSize(columns: 9, rows: 3)))
          mailbox.post("data")
        }
      ), quit,
    ])
    #expect(diary.entries == ["d", "size 9x3", "data"])
    #expect(terminal.grid.size == TerminalSize(columns: 9, rows: 3))
  }

  @Test("Stopping, handing over and repainting reach the terminal and paint again")
  func commands() {
    let diary = run([
      (.milliseconds(1), press(.ctrl("z"))), (.milliseconds(1), { terminal.feed(.stopRequested) }),
      (.milliseconds(1), press(.char("e"))), (.milliseconds(1), press(.ctrl("l"))), quit,
    ])
    #expect(terminal.calls == ["suspend", "suspend", "hand over", "repaint"])
    #expect(diary.paints.count == 5)
  }

  @Test("When the terminal is gone the program hears of it and the loop ends")
  func hangup() {
    let diary = run([(.milliseconds(1), { terminal.feed(.hangup, .key(.char("a"))) })])
    #expect(diary.entries == ["hangup"])
    #expect(diary.paints.count == 1)
  }

  @Test("After quit nothing more is handled or painted")
  func quits() {
    let diary = run([(.milliseconds(1), press(.char("q"), .char("a")))])
    #expect(diary.entries == [])
    #expect(terminal.frames == 1)
  }

  @Test("Idle is reported when everything is shown, not while a frame is owed")
  func whenIdle() {
    time.steps = [
      ScriptedTime.Step(after: .milliseconds(1), action: { mailbox.post("one") }),
      ScriptedTime.Step(after: .seconds(1), action: press(.char("q"))),
    ]
    let idle = PthreadLock<[Int]>([])
    var loop = EventLoop(
      program: Diary(start: time.start), terminal: terminal, mailbox: mailbox,
      waiter: ScriptedWaiter(time: time))
    loop.whenIdle = { idle.withLock { $0.append(terminal.frames) } }
    loop.run()
    // Once after the first frame, once after the frame with the message.
    #expect(idle.withLock { $0 } == [1, 2])
  }

  @Test("The real waiter sees a posted message and keeps a deadline")
  func pollWaiter() {
    var waiter = PollWaiter()
    let before = waiter.now()
    #expect(waiter.wait(for: [mailbox.descriptor], until: before + .milliseconds(3)).isEmpty)
    #expect(waiter.now() >= before + .milliseconds(3))
    mailbox.post("x")
    #expect(waiter.wait(for: [mailbox.descriptor], until: nil) == [ReadyDescriptor(mailbox.descriptor)])
  }
}
