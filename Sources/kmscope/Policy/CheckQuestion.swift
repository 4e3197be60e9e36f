import KeyPolicy

/// What `kmscope check` was asked, read from the options and the files they name.
struct CheckQuestion {
  var input: PolicyInput
  var parse: PolicyParse
  var request: AccessRequest
  /// False if `request.key` only stands in for a key nobody named.
  var isKeyTold: Bool
  /// Condition keys that the options tell of, in lower case.
  var told: Set<String>

  init(_ options: CheckCommand) throws(Failure) {
    let caller = try CallerOptions.caller(options)
    let key = try CallerOptions.key(options.key, caller: caller)
    let context = try ContextOptions(known: options.context, absent: options.absent)
    told = context.told
    isKeyTold = options.key != nil
    request = AccessRequest(
      caller: caller, key: key, context: context.context, time: (options.time ?? .now).seconds)
    input = try PolicyInput.read(options.policy ?? "-", as: "the key policy")
    parse = PolicyDocument.parse(input.bytes)
    request.identityPolicies = try Self.identityPolicies(options)
    request.layers = try Self.layers(options)
  }

  private static func identityPolicies(_ options: CheckCommand) throws(Failure) -> IdentityPolicies {
    if options.iam == NoneWord.none { return .grantsNothing }
    guard !options.identityPolicies.isEmpty else { return .unknown }
    var documents: [PolicyDocument] = []
    for path in options.identityPolicies {
      documents.append(try document(path, "an IAM policy", .identityPolicy))
    }
    return .documents(documents)
  }

  private static func layers(_ options: CheckCommand) throws(Failure) -> PolicyLayers {
    PolicyLayers(
      permissionsBoundary: try layer(options.boundary, "the permissions boundary", .identityPolicy),
      sessionPolicy: try layer(options.sessionPolicy, "the session policy", .identityPolicy),
      serviceControlPolicies: try layer(options.scp, "a service control policy", .identityPolicy),
      resourceControlPolicies: try layer(options.rcp, "a resource control policy", .resourcePolicy),
      vpcEndpointPolicy: try layer(options.vpcEndpointPolicy, "the VPC endpoint policy", .resourcePolicy))
  }

  private static func layer(_ path: String?, _ what: String, _ kind: PolicyKind) throws(Failure)
    -> PolicyLayer
  {
    try layer(path.map { [$0] } ?? [], what, kind)
  }

  private static func layer(_ paths: [String], _ what: String, _ kind: PolicyKind) throws(Failure)
    -> PolicyLayer
  {
    if paths.isEmpty { return .notRead }
    if paths == ["none"] { return .none }
    var documents: [PolicyDocument] = []
    for path in paths { documents.append(try document(path, what, kind)) }
    return .documents(documents)
  }

  /// Nothing is concluded from a policy that AWS would not have taken.
  private static func document(_ path: String, _ what: String, _ kind: PolicyKind) throws(Failure)
    -> PolicyDocument
  {
    let input = try PolicyInput.read(path, as: what)
    let parse = PolicyDocument.parse(input.bytes, kind: kind)
    let hint = "Give the document itself, the JSON object with Version and Statement."
    if let finding = parse.first(.refuses) ?? parse.first(.ambiguous) {
      let place = parse.lines.position(at: finding.range.lower)
      throw Failure(
        "\(input.name):\(place.line):\(place.column): \(what) cannot be read: \(finding.sentence)", hint: hint
      )
    }
    guard let document = parse.document else {
      throw Failure("\(input.name), \(what), is no policy.", hint: hint)
    }
    return document
  }
}
