/// What lies over the panes; the last one has the keyboard.
package enum Overlay: Sendable {
  case menu(ActionMenu)
  case messages
  case lockout(LockoutPage)
  case apply(ApplyDialog)
  case deletion(DeletionDialog)
  case choice(ChoiceDialog)
}
