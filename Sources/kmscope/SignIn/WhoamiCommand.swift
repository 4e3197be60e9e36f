import AWSClient
import ArgumentParser
import Foundation
import ViewModels

/// `kmscope whoami`: which identity AWS sees, and why it is this one.
struct WhoamiCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  static let configuration = CommandConfiguration(
    commandName: "whoami",
    abstract: "Show account, ARN and source of the credentials in use, and every way that was tried.",
    discussion: """
      Signs in as the console and the AWS CLI do and asks sts:GetCallerIdentity. No secret is shown.
      Ends with status 0 when AWS knows the caller, 2 when not.
      """)

  @OptionGroup var place: PlaceOptions

  @Option(name: .long, help: "Form of the answer: text or json.")
  var format = Format.text

  func run() throws {
    ConsoleProcess.prepare()
    let environment = ProcessInfo.processInfo.environment
    var settings = AWSConnection.Settings(
      options: place.options, environment: environment, readOnly: true)
    settings.askMFACode = TerminalQuestion.mfaCode
    let report: WhoamiReport
    do throws(AWSError) {
      let asked = settings
      report = try ConsoleProcess.wait { () throws(AWSError) in
        await WhoamiReport(try await AWSConnection.open(asked, isChecked: false).connected)
      }
    } catch {
      // A program that reads the answer gets one in any case.
      if format == .json { try StandardStreams.writeAnswer(Array(WhoamiReport.json(of: error).utf8)) }
      throw Failure(error)
    }
    try StandardStreams.writeAnswer(Array((format == .json ? report.json : report.text).utf8))
    if let error = report.error { throw Failure(error) }
  }
}
