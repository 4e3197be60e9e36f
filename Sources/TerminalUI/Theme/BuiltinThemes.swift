/// The themes that are there without any file: copies of `Themes/*.yaml`.
///
/// A test compares them with the files, byte for byte.
enum BuiltinThemes {
  static let sources = ["dark": dark, "light": light]

  static let dark = #"""
    # The default theme: light text on a dark ground.
    #
    # Every colour is one of the 256 of xterm, so that the contrast a test computes is the contrast people see.
    # `ansi` is the value on terminals of 16 colours; `mono` is how the role looks where there is no colour.
    name: dark
    background: ground
    foreground: ink

    palette:
      ground: { rgb: "#1c1c1c", ansi: black }
      field: { rgb: "#303030", ansi: black }
      raised: { rgb: "#3a3a3a", ansi: bright-black }
      line: { rgb: "#767676", ansi: white }
      faint: { rgb: "#9e9e9e", ansi: white }
      ink: { rgb: "#d0d0d0", ansi: white }
      bright: { rgb: "#ffffff", ansi: bright-white }
      accent: { rgb: "#5fafff", ansi: bright-cyan }
      cyan: { rgb: "#5fd7d7", ansi: bright-cyan }
      green: { rgb: "#87d787", ansi: bright-green }
      yellow: { rgb: "#ffd75f", ansi: bright-yellow }
      orange: { rgb: "#ffaf5f", ansi: yellow }
      red: { rgb: "#ff8787", ansi: bright-red }
      violet: { rgb: "#d7afff", ansi: bright-magenta }
      deep: { rgb: "#005f87", ansi: blue }
      alarm: { rgb: "#af0000", ansi: red }

    roles:
      text: {}
      dim: { fg: faint, mono: [dim] }

      border: { fg: line, mono: [dim] }
      borderFocused: { fg: accent, mono: [bold] }
      title: { fg: faint }
      titleFocused: { fg: bright, bold: true }

      header: { fg: ink, bg: field, mono: [reverse] }
      headerReadOnly: { fg: ground, bg: yellow, bold: true, mono: [reverse, bold] }
      headerProduction: { fg: bright, bg: alarm, bold: true, mono: [reverse, bold, underline] }

      tableHeader: { fg: accent, bold: true, mono: [bold, underline] }
      selection: { fg: bright, bg: deep, mono: [reverse] }
      selectionUnfocused: { fg: ink, bg: raised, fg16: bright-white, mono: [underline] }
      mark: { fg: yellow, bold: true }
      denied: { fg: orange, mono: [dim] }
      stale: { fg: faint, mono: [dim] }

      stateEnabled: { fg: green, mono: [] }
      stateDisabled: { fg: faint, mono: [dim] }
      statePending: { fg: red, bold: true }
      stateUnavailable: { fg: orange, mono: [underline] }

      verdictAccepted: { fg: green, bold: true }
      verdictRefused: { fg: red, bold: true, mono: [bold, reverse] }
      verdictUndecided: { fg: yellow, bold: true, mono: [bold, underline] }

      error: { fg: red, bold: true }
      warning: { fg: yellow, mono: [bold] }
      note: { fg: cyan, mono: [] }
      hostile: { fg: ground, bg: orange, bold: true, mono: [reverse, bold] }

      hintKey: { fg: accent, bold: true }
      hintText: { fg: faint, mono: [dim] }
      toastInfo: { fg: bright, bg: deep, mono: [reverse] }
      toastSuccess: { fg: ground, bg: green, mono: [reverse] }
      toastError: { fg: bright, bg: alarm, bold: true, mono: [reverse, bold] }
      progress: { fg: accent, mono: [] }

      tab: { fg: faint }
      tabSelected: { fg: bright, bold: true, underline: true }
      label: { fg: faint }
      match: { fg: yellow, bold: true, mono: [bold, underline] }

      jsonKey: { fg: accent, mono: [] }
      jsonString: { fg: green, mono: [] }
      jsonNumber: { fg: violet, mono: [] }
      jsonKeyword: { fg: violet, bold: true }
      jsonPunctuation: { fg: faint, mono: [] }

      lineNumber: { fg: faint, mono: [dim] }
      editorSelection: { fg: bright, bg: deep, mono: [reverse] }
      bracketMatch: { fg: yellow, bg: raised, bold: true, underline: true }
      searchMatch: { fg: ground, bg: yellow, mono: [reverse, underline] }
      added: { fg: green, mono: [bold] }
      removed: { fg: red, mono: [dim] }

      input: { fg: bright, bg: field, mono: [underline] }
      inputCursor: { fg: ground, bg: bright, mono: [reverse] }
      ghost: { fg: faint, bg: field, mono: [dim] }

      dialog: { fg: ink }
      dialogBorder: { fg: accent, mono: [bold] }
      dialogDanger: { fg: red, bold: true }
      button: { fg: ink, bg: raised, mono: [underline] }
      buttonFocused: { fg: ground, bg: accent, bold: true, mono: [reverse, bold] }
      buttonDanger: { fg: bright, bg: alarm, bold: true, mono: [reverse, bold] }

    """#

  static let light = #"""
    # Dark text on a light ground.
    #
    # Every colour is one of the 256 of xterm, so that the contrast a test computes is the contrast people see.
    # `ansi` is the value on terminals of 16 colours; `mono` is how the role looks where there is no colour.
    name: light
    background: ground
    foreground: ink

    palette:
      ground: { rgb: "#eeeeee", ansi: bright-white }
      field: { rgb: "#dadada", ansi: bright-white }
      raised: { rgb: "#d0d0d0", ansi: white }
      line: { rgb: "#767676", ansi: bright-black }
      faint: { rgb: "#4e4e4e", ansi: bright-black }
      ink: { rgb: "#262626", ansi: black }
      bright: { rgb: "#000000", ansi: black }
      accent: { rgb: "#005faf", ansi: magenta }
      cyan: { rgb: "#005f5f", ansi: magenta }
      green: { rgb: "#005f00", ansi: black }
      yellow: { rgb: "#875f00", ansi: red }
      orange: { rgb: "#870000", ansi: red }
      red: { rgb: "#af0000", ansi: red }
      violet: { rgb: "#87005f", ansi: magenta }
      deep: { rgb: "#005f87", ansi: blue }
      amber: { rgb: "#ffd75f", ansi: bright-yellow }
      alarm: { rgb: "#af0000", ansi: red }

    roles:
      text: {}
      dim: { fg: faint, mono: [dim] }

      border: { fg: line, mono: [dim] }
      borderFocused: { fg: accent, mono: [bold] }
      title: { fg: faint }
      titleFocused: { fg: bright, bold: true }

      header: { fg: ink, bg: field, mono: [reverse] }
      headerReadOnly: { fg: ink, bg: amber, bold: true, mono: [reverse, bold] }
      headerProduction: { fg: ground, bg: alarm, bold: true, mono: [reverse, bold, underline] }

      tableHeader: { fg: accent, bold: true, mono: [bold, underline] }
      selection: { fg: ground, bg: deep, mono: [reverse] }
      selectionUnfocused: { fg: ink, bg: raised, mono: [underline] }
      mark: { fg: yellow, bold: true }
      denied: { fg: orange, mono: [dim] }
      stale: { fg: faint, mono: [dim] }

      stateEnabled: { fg: green, mono: [] }
      stateDisabled: { fg: faint, mono: [dim] }
      statePending: { fg: red, bold: true }
      stateUnavailable: { fg: orange, mono: [underline] }

      verdictAccepted: { fg: green, bold: true }
      verdictRefused: { fg: red, bold: true, mono: [bold, reverse] }
      verdictUndecided: { fg: yellow, bold: true, mono: [bold, underline] }

      error: { fg: red, bold: true }
      warning: { fg: yellow, mono: [bold] }
      note: { fg: cyan, mono: [] }
      hostile: { fg: ground, bg: orange, bold: true, mono: [reverse, bold] }

      hintKey: { fg: accent, bold: true }
      hintText: { fg: faint, mono: [dim] }
      toastInfo: { fg: ground, bg: deep, mono: [reverse] }
      toastSuccess: { fg: ground, bg: green, fg16: bright-white, bg16: black, mono: [reverse] }
      toastError: { fg: ground, bg: alarm, bold: true, mono: [reverse, bold] }
      progress: { fg: accent, mono: [] }

      tab: { fg: faint }
      tabSelected: { fg: bright, bold: true, underline: true }
      label: { fg: faint }
      match: { fg: yellow, bold: true, mono: [bold, underline] }

      jsonKey: { fg: accent, mono: [] }
      jsonString: { fg: green, mono: [] }
      jsonNumber: { fg: violet, mono: [] }
      jsonKeyword: { fg: violet, bold: true }
      jsonPunctuation: { fg: faint, mono: [] }

      lineNumber: { fg: faint, mono: [dim] }
      editorSelection: { fg: ground, bg: deep, mono: [reverse] }
      bracketMatch: { fg: red, bg: raised, bold: true, underline: true }
      searchMatch: { fg: ink, bg: amber, mono: [reverse, underline] }
      added: { fg: green, mono: [bold] }
      removed: { fg: red, mono: [dim] }

      input: { fg: bright, bg: field, mono: [underline] }
      inputCursor: { fg: ground, bg: bright, mono: [reverse] }
      ghost: { fg: faint, bg: field, mono: [dim] }

      dialog: { fg: ink }
      dialogBorder: { fg: accent, mono: [bold] }
      dialogDanger: { fg: red, bold: true }
      button: { fg: ink, bg: raised, mono: [underline] }
      buttonFocused: { fg: ground, bg: accent, bold: true, mono: [reverse, bold] }
      buttonDanger: { fg: ground, bg: alarm, bold: true, mono: [reverse, bold] }

    """#
}
