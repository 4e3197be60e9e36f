import ArgumentParser

/// The forms in which `kmscope check` answers.
enum CheckFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, sarif
}
