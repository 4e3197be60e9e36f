/// The tabs of the metadata pane.
package enum MetadataTab: String, CaseIterable, Sendable {
  case overview = "Overview"
  case aliases = "Aliases"
  case tags = "Tags"
  case rotation = "Rotation"
  case grants = "Grants"
}
