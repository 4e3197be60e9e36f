/// Decides requests under a key policy.
///
/// Rules: AWS KMS Developer Guide, "Key policies in AWS KMS"; IAM User Guide, "Policy evaluation logic". An explicit Deny wins;
/// without an Allow the request is denied; an Allow for the account leaves it to IAM. Conditions, NotPrincipal, NotResource and
/// resources other than `"*"` are not evaluated: where one could change the outcome, the outcome is `undecided` and names it.
public enum PolicyEvaluation {
  /// Decides whether the caller may call `action` (for example `kms:DescribeKey`) on the key.
  ///
  /// The document is taken as being in force: whether KMS would accept it is the business of ``LockoutCheck``.
  public static func decide(
    document: PolicyDocument, caller: Caller, keyARN: String, action: String,
    identityPolicies: IdentityPolicies
  ) -> Decision {
    guard let key = ARN(keyARN), isKey(key) else {
      return Decision(
        .undecided,
        reason:
          "\"\(Excerpt.of(keyARN))\" is not the ARN of a KMS key, so nobody can say whose IAM policies count.",
        missing: ["the key's account"])
    }
    guard let identity = CallerIdentity(caller) else {
      return Decision(
        .undecided,
        reason:
          "The caller \"\(Excerpt.of(caller.arn))\" is no user, role session, federated user or root user that AWS "
          + "documents, so no statement can be matched with it.",
        missing: ["what kind of principal \(Excerpt.of(caller.arn)) is"])
    }
    let request = Request(caller: identity, key: key, action: action, identityPolicies: identityPolicies)
    return request.decide(document)
  }

  /// `arn:aws:kms:us-east-1:111122223333:key/…`; an alias's ARN is none, and PutKeyPolicy takes none.
  private static func isKey(_ arn: ARN) -> Bool {
    arn.service == "kms" && !arn.region.isEmpty && ARN.isAccountID(arn.account)
      && arn.resource.hasPrefix("key/")
      && arn.resource != "key/"
  }
}
