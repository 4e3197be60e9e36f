package import ViewModels

/// Paints the console: a pure function of the model.
package struct ConsolePainter: Sendable {
  package init() {}

  /// Paints everything; returns where the cursor belongs, nil to hide it.
  ///
  /// The real cursor stands on the selected row or the insertion point: screen readers and input methods follow it.
  package func paint(_ model: ConsoleModel, on canvas: inout Canvas) -> CellPosition? {
    canvas.fill(canvas.bounds, style: .text)
    let layout = model.layout
    HeaderPainter(model: model).paint(in: layout.header, on: &canvas)
    var cursor: CellPosition?
    if let rect = layout.keys {
      let place = KeyListPainter(model: model).paint(in: rect, on: &canvas)
      if model.focus == .keys { cursor = place }
    }
    if let rect = layout.metadata {
      let place = MetadataPainter(model: model).paint(in: rect, on: &canvas)
      if model.focus == .metadata { cursor = place }
    }
    if let rect = layout.policy {
      let place = PolicyPainter(model: model).paint(in: rect, on: &canvas)
      if model.focus == .policy { cursor = place }
    }
    if let rect = layout.lockout { LockoutPainter(model: model).paint(in: rect, on: &canvas) }
    HintPainter(model: model).paint(in: layout.hintBar, on: &canvas)
    for overlay in model.overlays { cursor = OverlayPainter(model: model).paint(overlay, on: &canvas) }
    paintToast(model, layout, on: &canvas)
    // A window of no rows has no place for a cursor.
    return cursor.flatMap { canvas.bounds.contains($0) ? $0 : nil }
  }

  private func paintToast(_ model: ConsoleModel, _ layout: ConsoleLayout, on canvas: inout Canvas) {
    guard let toast = model.toast else { return }
    let kind: Toast.Kind =
      switch toast.tone {
      case .info: .info
      case .success: .success
      case .error: .error
      }
    // Above the hint bar, so that the keys stay visible.
    let area = canvas.bounds.splitBottom(layout.hintBar.rows).0
    Toast(SafeText(toast.text), kind).paint(in: area, on: &canvas)
  }
}
