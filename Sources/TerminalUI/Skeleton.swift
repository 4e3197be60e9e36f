enum TerminalUISkeleton {}
