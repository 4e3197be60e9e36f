/// moto's server on a free port of the loopback interface: a KMS written by somebody else.
package final class MotoServer: Sendable {
  /// Such as `http://127.0.0.1:41234`.
  package let endpoint: String
  private let program: BackgroundProgram

  /// Starts the server and waits until it answers.
  ///
  /// It ends with ``stop()``, with the last reference, or with the test run, whichever comes first.
  package init() async throws {
    let python = try await PythonEnvironment.python(importing: "moto")
    program = try BackgroundProgram(ProgramCommand(python, ["-c", Self.script]))
    endpoint = try await program.waitForLine("moto's server") { line in
      line.hasPrefix("ready http") ? String(line.dropFirst("ready ".count)) : nil
    }
  }

  package func stop() async throws {
    try await program.stop()
  }

  /// Port 0 lets the kernel choose; moto starts its thread first, so one answered request says that it serves.
  private static let script = """
    import sys, urllib.request
    from moto.server import ThreadedMotoServer
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    endpoint = f"http://127.0.0.1:{port}"
    urllib.request.urlopen(endpoint + "/moto-api/", timeout=60).read()
    print("ready", endpoint, flush=True)
    sys.stdin.read()
    """
}
