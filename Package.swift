// swift-tools-version: 6.2
import PackageDescription

// Every target speaks language mode 6 with the upcoming features on, and a warning is an error.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "kmscope",
  products: [
    .executable(name: "kmscope", targets: ["kmscope"]),
    .library(name: "KeyPolicy", targets: ["KeyPolicy"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // System libraries. The shims hold only what Swift cannot import: variadics and macros.
    .systemLibrary(name: "CCurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "COpenSSL", providers: [.apt(["libssl-dev"])]),
    .target(name: "CNcurses", linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),

    .target(name: "KeyPolicy", swiftSettings: strict),
    .target(
      name: "AWSClient",
      dependencies: ["CCurl", "COpenSSL", .product(name: "Logging", package: "swift-log")],
      swiftSettings: strict),
    .target(
      name: "Journal",
      dependencies: [.product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: strict),
    .target(
      name: "KMSSandbox",
      dependencies: [
        "AWSClient", "KeyPolicy",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ],
      swiftSettings: strict),
    .target(
      name: "ViewModels", dependencies: ["AWSClient", "KeyPolicy", "Journal"], swiftSettings: strict),
    .target(
      name: "TerminalUI",
      dependencies: ["ViewModels", "CNcurses", .product(name: "Yams", package: "Yams")],
      swiftSettings: strict),
    .executableTarget(
      name: "kmscope",
      dependencies: [
        "TerminalUI", "ViewModels", "Journal", "KMSSandbox", "AWSClient", "KeyPolicy",
        .product(name: "Yams", package: "Yams"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: strict),

    // What the tests stand on: programs that are started and watched, and a terminal that reads them.
    .systemLibrary(name: "CVTerm", path: "Tests/CVTerm", providers: [.apt(["libvterm-dev"])]),
    .target(name: "CPseudoTerminal", path: "Tests/CPseudoTerminal"),
    .target(
      name: "ProgramSupport", dependencies: ["CPseudoTerminal"], path: "Tests/ProgramSupport",
      swiftSettings: strict),
    .target(
      name: "PseudoTerminalSupport", dependencies: ["ProgramSupport", "CPseudoTerminal", "CVTerm"],
      path: "Tests/PseudoTerminalSupport", swiftSettings: strict),
    .testTarget(name: "ProgramSupportTests", dependencies: ["ProgramSupport"], swiftSettings: strict),
    .testTarget(
      name: "PseudoTerminalSupportTests", dependencies: ["PseudoTerminalSupport", "ProgramSupport"],
      swiftSettings: strict),

    .testTarget(
      name: "KeyPolicyTests", dependencies: ["KeyPolicy"], exclude: ["Data"], swiftSettings: strict),
    .testTarget(
      name: "AWSClientTests", dependencies: ["AWSClient", "ProgramSupport"], exclude: ["Data", "Python"],
      swiftSettings: strict),
    .testTarget(
      name: "KMSSandboxTests", dependencies: ["KMSSandbox", "AWSClient", "KeyPolicy", "ProgramSupport"],
      exclude: ["boto3_story.py"],
      swiftSettings: strict),
    .testTarget(
      name: "JournalTests", dependencies: ["Journal", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: strict),
    .testTarget(
      name: "ViewModelsTests",
      dependencies: ["ViewModels", "KMSSandbox", "AWSClient", "KeyPolicy", "Journal"],
      swiftSettings: strict),
    .testTarget(
      name: "TerminalUITests",
      dependencies: ["TerminalUI", "ViewModels", "AWSClient", "KeyPolicy", "CNcurses"], exclude: ["Goldens"],
      swiftSettings: strict),
    // The executable is a dependency so that it is built before the tests run it.
    .testTarget(
      name: "EndToEndTests", dependencies: ["kmscope", "PseudoTerminalSupport", "ProgramSupport"],
      exclude: ["Python"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)

// Benchmarks need `package` declarations, which a nested package does not see, and a library nobody else needs. So they belong to this
// package, but only while KMSCOPE_BENCHMARKS is set, as `make bench` does.
if Context.environment["KMSCOPE_BENCHMARKS"] != nil {
  package.dependencies.append(
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []))
  package.targets.append(
    .executableTarget(
      name: "ConsoleBenchmarks",
      dependencies: [
        "TerminalUI", "ViewModels", "KMSSandbox", "AWSClient", "KeyPolicy", "PseudoTerminalSupport",
        "ProgramSupport", .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/ConsoleBenchmarks",
      swiftSettings: strict,
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]))
}

// A fuzz target links with libFuzzer's own main function, so an ordinary build cannot have it: they are here only while KMSCOPE_FUZZ is
// set, as `make fuzz` does. They need the policy engine and the client, and nothing else has to be downloaded or built.
if Context.environment["KMSCOPE_FUZZ"] != nil {
  let subjects = ["KeyPolicy", "AWSClient", "CCurl", "COpenSSL"]
  let asLibrary: [SwiftSetting] = strict + [.unsafeFlags(["-parse-as-library"])]
  package.dependencies = [.package(url: "https://github.com/apple/swift-log", from: "1.16.2")]
  package.products = []
  package.targets =
    package.targets.filter { subjects.contains($0.name) } + [
      .target(name: "FuzzSupport", path: "Fuzz/FuzzSupport", swiftSettings: strict),
      .executableTarget(
        name: "PolicyFuzz", dependencies: ["KeyPolicy", "FuzzSupport"], path: "Fuzz/PolicyFuzz",
        swiftSettings: asLibrary),
      .executableTarget(
        name: "ClientFuzz", dependencies: ["AWSClient", "CCurl", "FuzzSupport"], path: "Fuzz/ClientFuzz",
        swiftSettings: asLibrary),
    ]
}
