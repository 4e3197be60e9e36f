import ArgumentParser
import Foundation

// One door for every error: a usage error, like any other reason why kmscope cannot open, ends with status 2.
do {
  var command = try Kmscope.parseAsRoot()
  try command.run()
} catch let failure as Failure {
  FileHandle.standardError.write(Data((failure.text + "\n").utf8))
  exit(2)
} catch {
  let message = Kmscope.fullMessage(for: error)
  guard Kmscope.exitCode(for: error) == .success else {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(2)
  }
  print(message)
}
