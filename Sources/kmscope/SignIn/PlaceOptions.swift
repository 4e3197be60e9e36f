import AWSClient
import ArgumentParser

/// Where a command goes: profile, Region and endpoint.
struct PlaceOptions: ParsableArguments {
  @Option(name: .long, help: "Profile of the AWS configuration files; it beats keys in the environment.")
  var profile: String?

  @Option(name: .long, help: "AWS Region, for example eu-west-1.")
  var region: String?

  @Option(
    name: .customLong("endpoint-url"), help: "Endpoint of KMS and STS, for example of a local emulator.")
  var endpointURL: String?

  var options: AWSConfiguration.Options {
    .init(profile: profile, region: region, endpointURL: endpointURL)
  }
}
