import AWSClient
import NIOCore
import NIOHTTP1

/// One connection of the server: requests one after the other, each answered before the next is read.
struct HTTPConnection: Sendable {
  typealias AsyncChannel = NIOAsyncChannel<HTTPServerRequestPart, HTTPPart<HTTPResponseHead, ByteBuffer>>

  /// Larger bodies are refused; the largest a KMS call can have is a policy of 128 KiB with its escapes.
  static let largestBody = 1 << 20

  let channel: AsyncChannel
  let front: SandboxFront

  /// Puts HTTP/1.1 over a byte channel.
  static func wrap(_ channel: any Channel) throws -> AsyncChannel {
    try channel.pipeline.syncOperations.configureHTTPServerPipeline(withErrorHandling: true)
    try channel.pipeline.syncOperations.addHandler(ResponsePartHandler())
    return try AsyncChannel(wrappingChannelSynchronously: channel)
  }

  /// Answers until the other side closes, asks to close, or sends a body that is too large.
  func serve() async {
    // A connection that breaks has nobody left to tell.
    try? await channel.executeThenClose { inbound, outbound in
      var head: HTTPRequestHead?
      var body: [UInt8] = []
      for try await part in inbound {
        switch part {
        case .head(let started):
          head = started
          body = []
        case .body(let bytes):
          guard body.count + bytes.readableBytes <= Self.largestBody else {
            try await write(Self.tooLarge, keepAlive: false, to: outbound)
            return
          }
          body.append(contentsOf: bytes.readableBytesView)
        case .end:
          guard let request = head else { return }
          let answer = await front.answer(Self.request(request, body))
          try await write(answer, keepAlive: request.isKeepAlive, to: outbound)
          if !request.isKeepAlive { return }
        }
      }
    }
  }

  private static func request(_ head: HTTPRequestHead, _ body: [UInt8]) -> HTTPRequest {
    HTTPRequest(
      method: head.method.rawValue,
      url: "http://\(head.headers.first(name: "Host") ?? "127.0.0.1")\(head.uri)",
      headers: head.headers.map { HTTPHeader($0.name, $0.value) }, body: body)
  }

  private func write(
    _ response: HTTPResponse, keepAlive: Bool,
    to outbound: NIOAsyncChannelOutboundWriter<HTTPPart<HTTPResponseHead, ByteBuffer>>
  ) async throws {
    var headers = HTTPHeaders(response.headers.map { ($0.name, $0.value) })
    if !keepAlive { headers.replaceOrAdd(name: "Connection", value: "close") }
    let head = HTTPResponseHead(
      version: .http1_1, status: HTTPResponseStatus(statusCode: response.status), headers: headers)
    var parts: [HTTPPart<HTTPResponseHead, ByteBuffer>] = [.head(head)]
    if !response.body.isEmpty { parts.append(.body(ByteBuffer(bytes: response.body))) }
    parts.append(.end(nil))
    try await outbound.write(contentsOf: parts)
  }

  private static let tooLarge = Answer.json(
    .common("RequestEntityTooLargeException", "Request size exceeded 1048576 bytes"), status: 413,
    requestID: "00000000-0000-4000-8000-000000000000")
}

/// Lends the response encoder its own kind of body part, so that the rest can hold plain buffers.
final class ResponsePartHandler: ChannelOutboundHandler {
  typealias OutboundIn = HTTPPart<HTTPResponseHead, ByteBuffer>
  typealias OutboundOut = HTTPServerResponsePart

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let part: HTTPServerResponsePart =
      switch unwrapOutboundIn(data) {
      case .head(let head): .head(head)
      case .body(let buffer): .body(.byteBuffer(buffer))
      case .end(let trailers): .end(trailers)
      }
    context.write(wrapOutboundOut(part), promise: promise)
  }
}
