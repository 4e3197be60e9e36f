/// One principal that a statement names.
public struct PolicyPrincipal: Sendable, Hashable {
  /// The member of the principal map that names it (IAM User Guide, "AWS JSON policy elements: Principal").
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// An account, user, role, session, or everybody.
    case aws = "AWS"
    /// An AWS service.
    case service = "Service"
    /// A SAML or web identity provider.
    case federated = "Federated"
    /// A canonical user ID, which is for Amazon S3.
    case canonicalUser = "CanonicalUser"
  }

  /// Which member of the map named it; `aws` for the plain `"*"`.
  public var kind: Kind
  /// The text that names it.
  public var name: Located<String>
  /// What that text means.
  var form: PrincipalForm

  init(kind: Kind, name: Located<String>) {
    self.kind = kind
    self.name = name
    self.form = PrincipalForm.read(name.value, kind: kind)
  }

  /// True for `"*"` and `{"AWS": "*"}`: everybody, in every account.
  public var isEverybody: Bool { form == .everybody }
}
