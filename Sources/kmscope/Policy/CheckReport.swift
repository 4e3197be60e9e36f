import KeyPolicy

/// Everything `kmscope check` found out, before it is put into a form.
struct CheckReport {
  /// The fact that only `--key` tells, as a phrase.
  static let whichKey = "which key it is"

  var file: String
  var lines: LineIndex
  var answer: LockoutAnswer
  var caller: String
  /// The key, if it was named.
  var key: String?
  /// What was taken for granted, as full sentences.
  var assumed: [String] = []
  /// What passes now and locks people out later, worst first; nil if that was not worked out.
  var durability: [DurabilityRisk]?
  /// Who could change the policy; nil if that was not worked out.
  var control: PolicyControl?
  /// What is wrong with the document or worth knowing, in the order of the text.
  var findings: [Finding]

  init(_ question: CheckQuestion) {
    file = question.input.name
    lines = question.parse.lines
    caller = question.request.caller.arn
    findings = Self.findings(question)
    guard question.isKeyTold else {
      let (answer, looksAtKey) = AnyKey.answer(question)
      self.answer = answer
      assumed = ["The key is taken to be any key of the caller's account; --key tells which one it is."]
      guard looksAtKey else {
        addFuture(question)
        return
      }
      assumed.append(
        "The policy looks at the key's ARN or Region, so what comes later and who else can change it is not worked out without --key."
      )
      return
    }
    key = question.request.key.arn
    answer = LockoutCheck.answer(question.parse, question.request)
    addFuture(question)
  }

  /// What the grammar and the rules beyond it say, in the order of the text.
  private static func findings(_ question: CheckQuestion) -> [Finding] {
    var key = question.request.key
    if !question.isKeyTold { key.arn = CallerOptions.withoutRegion(key.arn) }
    let more = PolicyLint.findings(question.parse, key: key).filter {
      question.isKeyTold || $0.code != otherKeyCode
    }
    return (question.parse.findings + more).enumerated()
      .sorted { ($0.element.range.lower, $0.offset) < ($1.element.range.lower, $1.offset) }
      .map(\.element)
  }

  /// The finding that a Resource is not the key, which can only be told of a key that was named.
  private static let otherKeyCode = "lint.resource-other-key"

  /// What would become of the key: nothing to say of a policy that KMS refuses or that can be read in two ways.
  private mutating func addFuture(_ question: CheckQuestion) {
    guard let document = question.parse.document, question.parse.first(.refuses) == nil,
      question.parse.first(.ambiguous) == nil
    else { return }
    let control = PolicyControl.of(document, key: question.request.key, time: question.request.time)
    durability = Durability.risks(document, question.request, control: control)
    self.control = control
  }

  /// The exit status that says the verdict.
  var status: Int32 {
    switch answer.verdict {
    case .accepted: 0
    case .refused: 1
    case .cannotBeDecided: 3
    }
  }

  /// The sentences about who could change the policy; nil if that was not worked out.
  var whoElse: [String]? {
    guard let control else { return nil }
    if control.isNobody { return ["Nobody: only AWS Support could help."] }
    return control.controllers.map(\.sentence) + (control.isCut ? ["And more, which the policy names."] : [])
  }

  /// `file:line:column`, as compilers name a place.
  func place(_ offset: Int) -> String {
    let position = lines.position(at: offset)
    return "\(file):\(position.line):\(position.column)"
  }
}
