/// What must not be shown, because secrets may stand in it as plain text.
///
/// Printing, dumping and reflecting give the name of the type and nothing of what is in it.
protocol Unprintable: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {}

extension Unprintable {
  package var description: String { "‹\(Self.self)›" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
