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
  private let output: Int32

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("kmscope-tls-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    certificate = folder.appendingPathComponent("cert.pem").path
    let key = folder.appendingPathComponent("key.pem").path
    let made = try Self.run([
      "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate, "-days", "1",
      "-subj", "/CN=kmscope test", "-addext", "subjectAltName=IP:127.0.0.1",
    ])
    var status: Int32 = 0
    waitpid(made.process, &status, 0)
    close(made.output)
    (process, output) = try Self.run([
      "s_server", "-accept", "127.0.0.1:0", "-key", key, "-cert", certificate, "-www",
    ])
    url = "https://127.0.0.1:\(try Self.port(announcedOn: output))/"
  }

  deinit {
    kill(process, SIGKILL)
    var status: Int32 = 0
    waitpid(process, &status, 0)
    close(output)
    try? FileManager.default.removeItem(at: folder)
  }

  /// The server says `ACCEPT 127.0.0.1:port` as soon as it listens.
  private static func port(announcedOn output: Int32) throws -> Int {
    var said = ""
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(output, &buffer, buffer.count)
      guard count > 0 else { throw CannotStart() }
      said += String(decoding: buffer[..<count], as: UTF8.self)
      let lines = said.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      if let line = lines.first(where: { $0.hasPrefix("ACCEPT ") }),
        let digits = line.split(separator: ":").last,
        let port = Int(digits)
      {
        return port
      }
    }
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
