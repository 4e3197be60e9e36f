import Glibc
import KeyPolicy

/// libFuzzer calls this with every input it makes.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let start else { return 0 }
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  guard let question = Question(input) else { return 0 }
  let began = processorSeconds()
  Invariants(question).check()
  let spent = processorSeconds() - began
  // Sanitizers and a debug build cost a factor of hundred; a second is far from what a keystroke may take, and far from linear.
  if spent > 1 + Double(count) / 4096 { fail("an answer took \(spent) s for \(count) bytes") }
  return 0
}

/// What this thread has worked, whatever else keeps the machine busy.
private func processorSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// Says what does not hold and ends the program, which is how libFuzzer learns of it.
func fail(_ sentence: String) -> Never {
  let line = Array("does not hold: \(sentence)\n".utf8)
  _ = line.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
  abort()
}
