import Foundation

/// What the kernel says a process holds, in KiB; proc(5), `/proc/PID/status`.
struct ProcessMemory {
  var resident: Int
  var peak: Int

  init(of process: Int32) throws {
    let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
    resident = try Self.value("VmRSS:", status)
    peak = try Self.value("VmHWM:", status)
  }

  private static func value(_ name: String, _ status: String) throws -> Int {
    let line = status.split(separator: "\n").first { $0.hasPrefix(name) }
    guard let number = line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({ Int($0) })
    else {
      throw Missing(name: name)
    }
    return number
  }

  struct Missing: Error {
    var name: String
  }
}
