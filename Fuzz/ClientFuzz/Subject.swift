@testable import AWSClient

/// What an input is for.
enum Subject: UInt8 {
  case configFile = 0x63  // c
  case credentialsFile = 0x72  // r
  case signIn = 0x73  // s
  case json = 0x6A  // j
  case xml = 0x78  // x
  case serviceError = 0x65  // e
  case kms = 0x6B  // k
  case credentials = 0x70  // p
  case loginToken = 0x6C  // l
  case time = 0x74  // t
  case url = 0x75  // u
  case command = 0x77  // w

  func check(_ bytes: [UInt8]) {
    switch self {
    case .configFile: SharedFileChecks.file(bytes, .config)
    case .credentialsFile: SharedFileChecks.file(bytes, .credentials)
    case .signIn: SignInChecks.plan(bytes)
    case .json: FormatChecks.json(bytes)
    case .xml: FormatChecks.xml(bytes)
    case .serviceError: AnswerChecks.serviceError(bytes)
    case .kms: AnswerChecks.kms(bytes)
    case .credentials: SignInChecks.credentials(bytes)
    case .loginToken: SignInChecks.tokens(bytes)
    case .time: FormatChecks.time(bytes)
    case .url: FormatChecks.url(bytes)
    case .command: FormatChecks.command(bytes)
    }
  }
}
