import FoundationEssentials
import Glibc

/// `openssl s_server` on loopback with a certificate for 127.0.0.1 that nobody but `certificate` vouches for.
final class TLSServer {
  static let tool = "/usr/bin/openssl"
  static var isAvailable: Bool { access(tool, X_OK) == 0 }

  struct CannotStart: Error {}

  let url: String
  /// PEM file.
  let certificate: String
  private let folder: URL
  private let process: pid_t

  init() throws {
    let port = try LoopbackServer.freePort()
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("kmscope-tls-\(port)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    certificate = folder.appendingPathComponent("cert.pem").path
    let key = folder.appendingPathComponent("key.pem").path
    let made = try Self.run([
      "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate, "-days", "1",
      "-subj",
      "/CN=kmscope test", "-addext", "subjectAltName=IP:127.0.0.1",
    ])
    var status: Int32 = 0
    waitpid(made.process, &status, 0)
    url = "https://127.0.0.1:\(port)/"
    let server = try Self.run([
      "s_server", "-accept", "127.0.0.1:\(port)", "-key", key, "-cert", certificate, "-www",
    ])
    process = server.process
    // It says ACCEPT as soon as it listens.
    var output = ""
    var buffer = [UInt8](repeating: 0, count: 4096)
    while !output.contains("ACCEPT") {
      let count = read(server.output, &buffer, buffer.count)
      guard count > 0 else { throw CannotStart() }
      output += String(decoding: buffer[..<count], as: UTF8.self)
    }
  }

  deinit {
    kill(process, SIGKILL)
    var status: Int32 = 0
    waitpid(process, &status, 0)
    try? FileManager.default.removeItem(at: folder)
  }

  private static func run(_ arguments: [String]) throws -> (process: pid_t, output: Int32) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw CannotStart() }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addclose(&actions, ends[0])
    let words = ([tool] + arguments).map { strdup($0) }
    defer { words.forEach { free($0) } }
    var process: pid_t = 0
    let failure = posix_spawn(&process, tool, &actions, nil, words + [nil], environ)
    close(ends[1])
    guard failure == 0 else { throw CannotStart() }
    return (process, ends[0])
  }
}
