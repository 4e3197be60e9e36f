import Benchmark
import KeyPolicy
import ViewModels

/// A key policy of 32 KB.
func policyBenchmarks() {
  measure("policy of 32 KB: parse: at most 10 ms", make: { Array(LargePolicy.full.utf8) }) { text, _ in
    blackHole(PolicyDocument.parse(text))
  }
  measure("policy of 32 KB: parse and lockout check: at most 10 ms", make: { checkRequest }) { request, _ in
    blackHole(PolicyCheck.run(request))
  }
  editor("policy of 32 KB: key stroke in the editor: at most 8 ms", paints: false)
  editor("policy of 32 KB: key stroke in the editor, and the frame: at most 8 ms", paints: true)
}

private var checkRequest: CheckRequest {
  CheckRequest(
    id: 1, text: Array(LargePolicy.full.utf8),
    access: AccessRequest(
      caller: Caller(
        arn: "arn:aws:sts::111122223333:assumed-role/Admin/me",
        role: .known("arn:aws:iam::111122223333:role/Admin")),
      key: KeyFacts(arn: "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"),
      identityPolicies: .allowsEverything))
}

private func editor(_ name: String, paints: Bool) {
  let script: [KeyPress] =
    "\"kms:Sign\", ".map { .char($0) }
    + [KeyPress(.down), KeyPress(.enter), KeyPress(.backspace), KeyPress(.pageDown)]
  measure(name, make: editing) { account, round in
    account.press(script[round % script.count])
    account.settle()
    if paints { account.paint() }
  }
}

/// The editor on a policy of 32 KB, the cursor near its beginning.
private func editing() -> LargeAccount {
  var account = LargeAccount.loaded(columns: 200, rows: 60)
  account.press(.char("e"), KeyPress(.character("a"), .alt))
  precondition(account.model.policy.isEditing, "the keys go to the editor")
  account.send(.pasted(LargePolicy.full))
  for _ in 0..<20 { account.press(KeyPress(.pageUp)) }
  account.settle()
  return account
}
