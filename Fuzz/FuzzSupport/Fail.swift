import Glibc

/// Says what does not hold and ends the program, which is how libFuzzer learns of it.
package func fail(_ sentence: String) -> Never {
  let line = Array("does not hold: \(sentence)\n".utf8)
  _ = line.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
  abort()
}
