import CNcurses

/// The colour pairs of curses, made when a combination is first drawn.
struct ColorPairs {
  private struct Combination: Hashable {
    var foreground: Int32
    var background: Int32
  }

  private var numbers: [Combination: Int32] = [:]
  private let limit: Int32
  private let hasDefaultColors: Bool

  /// Call after `start_color`.
  init() {
    limit = kmscope_pair_count()
    hasDefaultColors = use_default_colors() == OK
  }

  /// The pair of two colour numbers; 0, the terminal's own, when no more can be had.
  mutating func number(foreground: Int32, background: Int32) -> Int32 {
    let front = foreground < 0 && !hasDefaultColors ? 7 : foreground
    let back = background < 0 && !hasDefaultColors ? 0 : background
    let combination = Combination(foreground: front, background: back)
    if front < 0 && back < 0 { return 0 }
    if let number = numbers[combination] { return number }
    let next = Int32(numbers.count) + 1
    guard next < limit, init_extended_pair(next, front, back) == OK else { return 0 }
    numbers[combination] = next
    return next
  }
}
