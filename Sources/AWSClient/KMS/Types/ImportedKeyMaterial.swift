/// What an import or the deletion of imported material answers; older endpoints say nothing.
package struct ImportedKeyMaterial: Sendable, Hashable {
  package var keyID: String?
  package var keyMaterialID: String?
}
