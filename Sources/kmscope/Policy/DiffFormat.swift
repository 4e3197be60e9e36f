import ArgumentParser

/// The forms in which `kmscope diff` answers.
enum DiffFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}
