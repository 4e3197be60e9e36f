import AWSClient
import Benchmark
import Foundation
import KMSSandbox

/// What a call costs without a network.
func clientBenchmarks() {
  measure("SigV4: sign one request: at most 1 ms", batch: 20, make: { request }) { request, _ in
    blackHole(signer.sign(request, at: Date()))
  }
  measure("DescribeKey through the sandbox as transport: at most 1 ms", batch: 20, make: sandboxClient) {
    client, _ in
    blackHole(try await client.describeKey("alias/payments/ledger"))
  }
  measure("example account of 40 keys made: at most 10 ms", samples: 200, make: {}) { _, _ in
    blackHole(ExampleAccount.make())
  }
}

private let signer = SigV4(
  credentials: Credentials(accessKeyID: "sandbox", secretAccessKey: Secret("sandbox"), source: "benchmark"),
  region: "eu-west-1", service: "kms")

private var request: HTTPRequest {
  HTTPRequest(
    method: "POST", url: "https://kms.eu-west-1.amazonaws.com/",
    headers: [
      HTTPHeader("Content-Type", "application/x-amz-json-1.1"),
      HTTPHeader("X-Amz-Target", "TrentService.DescribeKey"),
    ], body: Array(#"{"KeyId":"1234abcd-12ab-34cd-56ef-1234567890ab"}"#.utf8))
}

private func sandboxClient() throws -> KMSClient {
  KMSClient(ServiceConnection(sandbox: SandboxTransport(kms: ExampleAccount.make())))
}
