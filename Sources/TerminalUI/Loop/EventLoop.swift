/// The loop of the main thread: wait, hand over what happened, paint once.
package struct EventLoop<Program: LoopProgram, Waiter: LoopWaiter> {
  package private(set) var program: Program
  /// Called whenever everything is handled and shown and the loop is about to wait.
  package var whenIdle: (() -> Void)?

  private let terminal: any Terminal
  private let mailbox: Mailbox<Program.Message>
  private var waiter: Waiter
  private var pacer = FramePacer()
  private var isRunning = true
  private var mustFlush = false

  package init(
    program: Program, terminal: any Terminal, mailbox: Mailbox<Program.Message>, waiter: Waiter
  ) {
    self.program = program
    self.terminal = terminal
    self.mailbox = mailbox
    self.waiter = waiter
  }

  /// Runs until the program quits; the caller closes the terminal.
  package mutating func run() {
    paint()
    while isRunning { turn() }
  }

  /// One turn: everything that is pending, then a frame if one is due.
  private mutating func turn() {
    let descriptors = terminal.descriptors
    if pacer.deadline == nil { whenIdle?() }
    let ready = waiter.wait(
      for: Array(Set([descriptors.input, descriptors.signals, mailbox.descriptor])).sorted(), until: deadline)
    let hungUp = ready.contains { $0.descriptor == descriptors.input && $0.hungUp }
    handle(terminal.readEvents(inputHungUp: hungUp))
    for message in mailbox.drain() where isRunning { handle(.message(message)) }
    fireTimer()
    if isRunning, pacer.isDue(at: waiter.now()) { paint() }
  }

  private var deadline: ContinuousClock.Instant? {
    [pacer.deadline, program.nextTimer].compactMap(\.self).min()
  }

  private mutating func handle(_ events: [TerminalEvent]) {
    for event in events where isRunning {
      switch event {
      // What was typed behind the key that asked for a flush is gone with it.
      case .key(let press): if !mustFlush { handle(.key(press)) }
      case .paste(let text): if !mustFlush { handle(.paste(text)) }
      case .resized(let size): handle(.resized(size))
      case .resumed: handle(.resumed)
      case .hangup: handle(.hangup)
      case .stopRequested: obey(.suspend)
      }
    }
  }

  private mutating func fireTimer() {
    guard isRunning, let timer = program.nextTimer, timer <= waiter.now() else { return }
    handle(.timer)
  }

  private mutating func handle(_ event: LoopEvent<Program.Message>) {
    switch event {
    case .message, .timer: pacer.mayPaint()
    case .key, .paste, .resized, .resumed: pacer.mustPaint()
    case .hangup: break
    }
    let commands = program.handle(event, now: waiter.now())
    for command in commands { obey(command) }
    // Without a terminal nobody could ever ask a program to end that did not end by itself.
    if case .hangup = event { isRunning = false }
  }

  private mutating func obey(_ command: LoopCommand) {
    switch command {
    case .quit:
      isRunning = false
    case .suspend:
      terminal.suspend()
      pacer.mustPaint()
    case .flushInput:
      mustFlush = true
      pacer.mustPaint()
    case .repaintAll:
      terminal.repaintAll()
      pacer.mustPaint()
    case .handOver(let body):
      terminal.handOver(body)
      pacer.mustPaint()
    }
  }

  private mutating func paint() {
    for command in program.settle() { obey(command) }
    let now = waiter.now()
    var canvas = Canvas(size: terminal.size)
    let cursor = program.paint(on: &canvas, now: now)
    terminal.present(canvas.grid, cursor: cursor)
    pacer.painted(at: waiter.now())
    guard mustFlush else { return }
    mustFlush = false
    terminal.flushInput()
  }
}
