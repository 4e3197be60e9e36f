import Benchmark
import ViewModels

/// The key list of 10 000 keys, without terminal and network: messages in, model settled, cells painted and compared.
func listBenchmarks() {
  measure(
    "frame, 10 000 keys: key press after 16 answers: at most 8 ms", make: { LargeAccount.halfLoaded() }
  ) { account, round in
    if account.asked.isEmpty { account.press(.char("R")) }
    account.answer(16)
    account.press(presses[round % presses.count])
    account.settle()
    account.paint()
  }
  measure(
    "frame, 10 000 keys: key press after a page of aliases: at most 16 ms",
    make: { LargeAccount.halfLoaded() }
  ) { account, round in
    account.send(.loaded(generation: 1, .aliases(LargeAccount.aliases(round % 100))))
    account.press(presses[round % presses.count])
    account.settle()
    account.paint()
  }
  measure(
    "frame, 10 000 keys: key press after both lists end: at most 16 ms", samples: 200,
    make: { LargeAccount.halfLoaded() }
  ) { account, round in
    account.send(.loaded(generation: 1, .keysEnded(nil)))
    account.send(.loaded(generation: 1, .aliasesEnded(nil)))
    account.press(presses[round % presses.count])
    account.settle()
    account.paint()
  }
  measure(
    "frame, 10 000 keys: the press that reads everything again: at most 16 ms", samples: 100,
    make: { LargeAccount.loaded() }
  ) { account, _ in
    account.press(.char("R"))
    account.settle()
    account.paint()
  }
  filter("filter key stroke, 10 000 keys: at most 10 ms", paints: false)
  filter("filter key stroke, 10 000 keys, and the frame: at most 10 ms", paints: true)
  // A letter and its taking back, so that one that finds nearly every key is half of them.
  measure("palette key stroke, 10 000 keys: at most 10 ms", make: palette) { account, round in
    account.press(round.isMultiple(of: 2) ? .char("a") : KeyPress(.backspace))
    account.settle()
  }
  measure("sort by the next column, 10 000 keys: no target", samples: 100, make: { LargeAccount.loaded() }) {
    account, _ in
    account.press(.char("s"))
    account.settle()
  }
}

/// The palette, which finds keys too once something is typed.
private func palette() -> LargeAccount {
  var account = LargeAccount.loaded()
  account.press(.char(":"), .char("p"))
  account.settle()
  return account
}

private let presses: [KeyPress] = [
  .char("j"), .char("j"), .char("j"), .char("k"), KeyPress(.pageDown), KeyPress(.pageUp),
]

/// Words typed and taken back letter by letter; the first letters find nearly every key, the worst case.
private func filter(_ name: String, paints: Bool) {
  let typed = ["payments/led", "prod 42", "state:en aud", "zzz"]
  let script = typed.flatMap { word in
    word.map { KeyPress.char($0) } + word.map { _ in KeyPress(.backspace) }
  }
  measure(name, make: filtering) { account, round in
    account.press(script[round % script.count])
    account.settle()
    if paints { account.paint() }
  }
}

private func filtering() -> LargeAccount {
  var account = LargeAccount.loaded()
  account.press(.char("/"))
  return account
}
