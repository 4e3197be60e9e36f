import FuzzSupport

/// libFuzzer calls this with every input it makes: a letter that chooses the reader, and what it reads.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let start, count > 0 else { return 0 }
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  guard let subject = Subject(rawValue: input[0]) else { return -1 }
  let stopwatch = Stopwatch()
  subject.check(Array(input[1...]))
  stopwatch.check(count)
  return 0
}
