import Glibc

/// Measures what this process has worked, whatever else keeps the machine busy.
package struct Stopwatch {
  private let start = Self.seconds()

  package init() {}

  /// Ends the program when an answer takes longer than a text of that many bytes may.
  ///
  /// Sanitizers and a debug build cost a factor of hundred; a second is far from what a keystroke may take, and far from linear.
  package func check(_ count: Int) {
    let spent = Self.seconds() - start
    if spent > 1 + Double(count) / 4096 { fail("an answer took \(spent) s for \(count) bytes") }
  }

  private static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
