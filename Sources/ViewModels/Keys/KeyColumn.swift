/// The columns of the key list, in the order they are shown; each can be sorted by.
package enum KeyColumn: String, CaseIterable, Sendable {
  case alias = "ALIAS"
  case state = "STATE"
  case spec = "SPEC"
  case rotation = "ROT"
  case policy = "POLICY"
  case usage = "USAGE"
  case origin = "ORIGIN"
  case manager = "MANAGER"
  case regions = "REGIONS"
  case created = "CREATED"
}
