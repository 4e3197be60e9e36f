import ArgumentParser
import Dispatch
import Foundation
import KMSSandbox

/// `kmscope sandbox …`: the embedded KMS for other programs.
struct SandboxCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sandbox", abstract: "The embedded KMS with its example account.",
    subcommands: [Serve.self], defaultSubcommand: nil)

  /// `kmscope sandbox serve`: the sandbox on loopback, for any AWS SDK.
  struct Serve: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "serve",
      abstract: "Serve the sandbox on 127.0.0.1 until interrupted.",
      discussion: """
        Access key "sandbox", secret "sandbox", Region \(ExampleAccount.region). For example:

          AWS_ACCESS_KEY_ID=sandbox AWS_SECRET_ACCESS_KEY=sandbox AWS_REGION=\(ExampleAccount.region) \\
            aws --endpoint-url http://127.0.0.1:PORT kms list-keys

        Nothing is stored: a new start begins with the example account again.
        """)

    @Option(name: .long, help: "Port on 127.0.0.1; 0 takes a free one.")
    var port: Int = 0

    func validate() throws {
      guard (0...65_535).contains(port) else { throw ValidationError("--port is a number from 0 to 65535.") }
    }

    func run() throws {
      let port = port
      let extraKeys = SandboxConnection.extraKeys(ProcessInfo.processInfo.environment)
      // The main thread only waits for a signal; the server runs on its own event loops.
      Task.detached {
        do {
          let kms = ExampleAccount.make(extraKeys: extraKeys)
          let server = try await SandboxServer.start(kms: kms, port: port)
          // Not by print, which keeps it back: a program that waits for this line reads it from a pipe.
          StandardStreams.write("listening on http://127.0.0.1:\(server.port)\n", to: STDOUT_FILENO)
        } catch {
          let reason = (error as? SandboxServerError)?.reason ?? "\(error)"
          StandardStreams.write(
            "kmscope: the sandbox could not listen on 127.0.0.1:\(port): \(reason).\nTry another --port.\n",
            to: STDERR_FILENO)
          Foundation.exit(2)
        }
      }
      dispatchMain()
    }
  }
}
