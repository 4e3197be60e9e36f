import ProgramSupport
import Testing

@Suite("moto's server", .tags(.moto))
struct MotoServerTests {
  @Test("answers on its endpoint, and no longer once stopped")
  func answersUntilStopped() async throws {
    let server = try await MotoServer()
    let ask = ProgramCommand(
      try await PythonEnvironment.python(importing: "boto3"),
      [
        "-c",
        """
        import boto3, sys
        kms = boto3.client("kms", endpoint_url=sys.argv[1], region_name="eu-west-1",
                           aws_access_key_id="test", aws_secret_access_key="test")
        made = kms.create_key(Description="hello")["KeyMetadata"]["KeyId"]
        print([key["KeyId"] for key in kms.list_keys()["Keys"]] == [made])
        """, server.endpoint,
      ])
    let (status, transcript) = try await BackgroundProgram.run(ask)
    #expect(transcript.output == "True\n", "\(transcript)")
    #expect(status == .exited(code: 0))
    try await server.stop()
    let (refused, _) = try await BackgroundProgram.run(ask)
    #expect(refused == .exited(code: 1))
  }
}

extension Tag {
  /// Needs the Python environment that `make test` prepares.
  @Tag static var moto: Self
}
