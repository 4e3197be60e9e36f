import ArgumentParser
import Foundation

StandardStreams.fillGaps()
// One door for every error: a usage error, like any other reason why kmscope cannot open, ends with status 2.
do {
  var command = try Kmscope.parseAsRoot()
  try command.run()
} catch let failure as Failure {
  StandardStreams.write(failure.text + "\n", to: STDERR_FILENO)
  exit(2)
} catch let status as ExitCode {
  // Everything was said; the number says what the answer was.
  exit(status.rawValue)
} catch {
  let message = Kmscope.fullMessage(for: error)
  guard Kmscope.exitCode(for: error) == .success else {
    StandardStreams.write(message + "\n", to: STDERR_FILENO)
    exit(2)
  }
  print(message)
}
