import Glibc

/// Where things are in the working copy the tests were built from.
package enum Repository {
  /// The working copy's top folder, without a slash at its end.
  package static let root = folder(of: #filePath, up: 3)

  /// The kmscope executable built together with the running tests.
  ///
  /// SwiftPM puts the test runner and the executables of one configuration into one folder.
  package static func executable(named name: String = "kmscope") throws(ProgramError) -> String {
    let resolved = realpath("/proc/self/exe", nil)
    defer { free(resolved) }
    let runner = resolved.map { String(cString: $0) } ?? ""
    let path = "\(folder(of: runner, up: 1))/\(name)"
    guard access(path, X_OK) == 0 else {
      throw ProgramError(.notFound, "\(path) is not there; “swift build” makes it.")
    }
    return path
  }

  private static func folder(of path: String, up levels: Int) -> String {
    path.split(separator: "/").dropLast(levels).map { "/\($0)" }.joined()
  }
}
