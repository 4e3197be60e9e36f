import CPseudoTerminal
import Glibc

/// A started program with the descriptors that lead to it, and the guardian that ends it when we are gone.
package struct GuardedProcess: Sendable {
  package let process: Int32
  /// The line's modes before the program could touch them.
  package let modesAtStart: TerminalModes
  let guardian: Int32
  let terminal: Int32
  let input: Int32
  let output: Int32
  let errors: Int32
  let reports: Int32
  let control: Int32

  /// The terminal's side of the line, for its modes and its size; -1 without a terminal.
  package var terminalDescriptor: Int32 { terminal }

  /// Starts `command`; a size makes a terminal of that many cells, no size makes three pipes.
  init(_ command: ProgramCommand, columns: Int = 0, rows: Int = 0) throws(ProgramError) {
    let path = try command.resolvedPath()
    let arguments = CStringArray([path] + command.arguments)
    let environment = CStringArray(command.environment.map { "\($0.key)=\($0.value)" }.sorted())
    let directory = command.directory.map { CStringArray([$0]) }
    let words = CStringArray([path])
    var started = kmscope_started_program()
    var program = kmscope_program(
      path: words.first, arguments: arguments.pointer, environment: environment.pointer,
      directory: directory?.first, columns: UInt16(clamping: columns), rows: UInt16(clamping: rows))
    let error = withExtendedLifetime((words, arguments, environment, directory)) {
      kmscope_start_program(&program, &started)
    }
    guard error == 0 else {
      throw ProgramError(.couldNotStart, "\(path) could not be started: \(String(cString: strerror(error))).")
    }
    process = started.program
    guardian = started.guardian
    terminal = started.terminal
    input = started.input
    output = started.output
    errors = started.errors
    reports = started.reports
    control = started.control
    modesAtStart = TerminalModes(started.modes)
    for descriptor in [terminal, input, output, errors, reports] where descriptor >= 0 {
      _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    }
  }
}

/// A NULL-terminated array of C strings, freed with the last reference.
private final class CStringArray {
  let pointer: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
  private let count: Int

  init(_ strings: [String]) {
    count = strings.count
    pointer = .allocate(capacity: count + 1)
    for (index, string) in strings.enumerated() {
      (pointer + index).initialize(to: strdup(string))
    }
    (pointer + count).initialize(to: nil)
  }

  var first: UnsafePointer<CChar>? { pointer.pointee.map { UnsafePointer($0) } }

  deinit {
    for index in 0..<count { free(pointer[index]) }
    pointer.deallocate()
  }
}
