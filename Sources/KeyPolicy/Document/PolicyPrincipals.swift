/// `Principal` or `NotPrincipal`.
public struct PolicyPrincipals: Sendable, Hashable {
  /// True for `NotPrincipal`.
  public var isNegated: Bool
  /// The principals in the order of the text.
  public var principals: [PolicyPrincipal]
  /// The element's value.
  public var range: ByteRange

  /// Makes an element.
  public init(isNegated: Bool, principals: [PolicyPrincipal], range: ByteRange) {
    self.isNegated = isNegated
    self.principals = principals
    self.range = range
  }
}
