package import ViewModels
package import struct Foundation.Date

/// The console inside the event loop: messages go to the model, effects to the runner, the model to the screen.
package struct ConsoleProgram: LoopProgram {
  package typealias Message = ViewModels.Message

  package private(set) var model: ConsoleModel
  private let painter: ConsolePainter
  private let wallClock: @Sendable () -> Date
  /// Runs an effect that is not the loop's own.
  private let run: @Sendable (Effect) -> Void
  /// Runs a command that signs in, in the terminal; gives how it ended.
  private let runSignIn: @Sendable ([String]) -> SignInCommandOutcome
  /// Takes what came of a command that had the terminal.
  private let post: @Sendable (Message) -> Void

  package init(
    model: ConsoleModel, painter: ConsolePainter, wallClock: @escaping @Sendable () -> Date,
    post: @escaping @Sendable (Message) -> Void = { _ in },
    runSignIn: @escaping @Sendable ([String]) -> SignInCommandOutcome = {
      SignInCommandOutcome(command: $0, exitStatus: nil)
    },
    run: @escaping @Sendable (Effect) -> Void
  ) {
    self.model = model
    self.painter = painter
    self.wallClock = wallClock
    self.post = post
    self.runSignIn = runSignIn
    self.run = run
  }

  package mutating func handle(
    _ event: LoopEvent<Message>, now: ContinuousClock.Instant
  ) -> [LoopCommand] {
    switch event {
    case .key(let press): return update(.press(press))
    case .paste(let paste):
      let commands = update(.pasted(paste.text))
      return paste.wasCut ? commands + update(.pasteWasCut) : commands
    case .resized(let size): return update(.resized(size))
    case .message(let message): return update(message)
    case .resumed: return update(.resumed)
    case .timer: return update(.tick)
    case .hangup: return update(.hangup)
    }
  }

  package mutating func settle() -> [LoopCommand] {
    let effects = model.settle()
    return commands(effects)
  }

  package mutating func paint(on canvas: inout Canvas, now: ContinuousClock.Instant) -> CellPosition? {
    painter.paint(model, on: &canvas)
  }

  package var nextTimer: ContinuousClock.Instant? {
    model.nextDeadline.map { ContinuousClock.now + .seconds(max(0, $0.timeIntervalSince(wallClock()))) }
  }

  /// Sends one message to the model and runs what it asks for.
  private mutating func update(_ message: Message) -> [LoopCommand] {
    // In two steps: a model that changes while the whole of `self` is held for a call is copied, with all its rows.
    let effects = model.update(message, at: wallClock())
    return commands(effects)
  }

  /// Runs effects, but for those that are the loop's own.
  private func commands(_ effects: [Effect]) -> [LoopCommand] {
    effects.compactMap { effect in
      switch effect {
      case .quit: return .quit
      case .suspend: return .suspend
      case .flushInput: return .flushInput
      case .repaint: return .repaintAll
      case .runSignIn(let command):
        return .handOver { [runSignIn, post] in post(.signInCommandEnded(runSignIn(command))) }
      default:
        run(effect)
        return nil
      }
    }
  }
}
