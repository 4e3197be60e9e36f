import KeyPolicy

/// Asks the policy library, and remembers what it has compiled: thousands of keys share a few policies.
struct PolicyJudge: Sendable {
  enum Decision: Sendable, Equatable {
    case allowed
    /// A Deny of the key policy applies.
    case deniedExplicitly
    /// Nothing in the key policy allows it.
    case denied
    case undecided
  }
  mutating func decide(
    _ policy: String, keyARN: String, action: String, _ administrator: Account.Administrator
  ) -> Decision { .allowed }
  mutating func problem(in text: String) -> String? { nil }
  mutating func certainlyAccepts(_ text: String, keyARN: String, _ administrator: Account.Administrator)
    -> Bool
  { true }
}
