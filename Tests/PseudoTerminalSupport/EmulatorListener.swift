import CVTerm

/// Hears what libvterm has to say: bytes for the program and changed properties of the terminal.
final class EmulatorListener {
  private(set) var isCursorVisible = true
  private(set) var isAlternate = false
  private(set) var reportsMouse = false
  private(set) var title = ""
  private var replies: [UInt8] = []
  private let terminal: OpaquePointer
  private let screen: OpaquePointer
  /// libvterm keeps the pointer, so the structure must stay where it is.
  private let callbacks: UnsafeMutablePointer<VTermScreenCallbacks>

  init(terminal: OpaquePointer, screen: OpaquePointer) {
    self.terminal = terminal
    self.screen = screen
    callbacks = .allocate(capacity: 1)
    callbacks.initialize(to: VTermScreenCallbacks())
    callbacks.pointee.settermprop = { property, value, context in
      guard let context, let value else { return 0 }
      Unmanaged<EmulatorListener>.fromOpaque(context).takeUnretainedValue().hear(property, value.pointee)
      return 1
    }
    let context = Unmanaged.passUnretained(self).toOpaque()
    vterm_screen_set_callbacks(screen, callbacks, context)
    vterm_output_set_callback(
      terminal,
      { bytes, count, context in
        guard let bytes, let context else { return }
        let reply = UnsafeRawBufferPointer(start: bytes, count: count)
        Unmanaged<EmulatorListener>.fromOpaque(context).takeUnretainedValue().addReply(Array(reply))
      }, context)
  }

  deinit { callbacks.deallocate() }

  func stopListening() {
    vterm_screen_set_callbacks(screen, nil, nil)
    vterm_output_set_callback(terminal, nil, nil)
  }

  func addReply(_ bytes: [UInt8]) { replies += bytes }

  func takeReplies() -> [UInt8] {
    defer { replies = [] }
    return replies
  }

  private func hear(_ property: VTermProp, _ value: VTermValue) {
    switch property {
    case VTERM_PROP_CURSORVISIBLE: isCursorVisible = value.boolean != 0
    case VTERM_PROP_ALTSCREEN: isAlternate = value.boolean != 0
    case VTERM_PROP_MOUSE: reportsMouse = value.number != 0
    case VTERM_PROP_TITLE: title = value.string.map { String(cString: $0) } ?? ""
    default: break
    }
  }
}
