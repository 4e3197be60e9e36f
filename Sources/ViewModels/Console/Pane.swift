/// The panes of the console.
package enum Pane: Int, CaseIterable, Sendable {
  case keys = 1
  case metadata = 2
  case policy = 3
}
