/// What lies over the panes; the last one has the keyboard.
package enum Overlay: Sendable {
  case menu(ActionMenu)
  case messages
  case lockout(ReadingPage)
  /// Who the caller is, how they signed in, and what was tried.
  case signIn(ReadingPage)
  case mfa(MFADialog)
  case apply(ApplyDialog)
  case deletion(DeletionDialog)
  case choice(ChoiceDialog)
}
