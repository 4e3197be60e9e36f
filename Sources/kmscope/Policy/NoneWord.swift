import ArgumentParser

/// The one value of an option that can only deny that something exists.
enum NoneWord: String, ExpressibleByArgument {
  case none
}
