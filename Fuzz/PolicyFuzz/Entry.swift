import FuzzSupport
import KeyPolicy

/// libFuzzer calls this with every input it makes.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let start else { return 0 }
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  guard let question = Question(input) else { return 0 }
  let stopwatch = Stopwatch()
  Invariants(question).check()
  stopwatch.check(count)
  return 0
}
