import Glibc

/// The Python interpreter that can import a module the tests need.
///
/// Tried in this order: `$KMSCOPE_PYTHON`, the working copy's `.venv` that `make test` prepares, `python3` from PATH.
package enum PythonEnvironment {
  package static func python(importing module: String) async throws -> String {
    let candidates = [
      ProgramCommand.variable("KMSCOPE_PYTHON"), "\(Repository.root)/.venv/bin/python", "python3",
    ]
    for candidate in candidates.compactMap({ $0 }) where await canImport(module, candidate) {
      return candidate
    }
    throw ProgramError(
      .missingPython,
      "No Python here can import \(module). “make test” prepares one in .venv; KMSCOPE_PYTHON names another.")
  }

  private static func canImport(_ module: String, _ python: String) async -> Bool {
    let command = ProgramCommand(
      python, ["-c", "import importlib.util, sys; sys.exit(importlib.util.find_spec('\(module)') is None)"])
    return (try? await BackgroundProgram.run(command))?.status == .exited(code: 0)
  }
}
