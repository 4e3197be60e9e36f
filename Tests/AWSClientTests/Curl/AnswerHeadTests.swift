import Testing

@testable import AWSClient

/// Header lines as libcurl hands them over, one by one.
@Suite struct AnswerHeadTests {
  static func head(_ lines: [String], largestBody: Int = 1000) -> AnswerHead {
    var head = AnswerHead(largestBody: largestBody)
    for line in lines {
      let isTaken = Array((line + "\r\n").utf8).withUnsafeBytes { head.add(line: $0) }
      if !isTaken { break }
    }
    return head
  }

  @Test func anInterimAnswerIsForgotten() {
    let head = Self.head([
      "HTTP/1.1 100 Continue", "Content-Length: 7", "", "HTTP/1.1 200 OK", "Content-Length:8",
      "X-A: \t b c\t ", "",
    ])
    #expect(head.headers == [HTTPHeader("Content-Length", "8"), HTTPHeader("X-A", "b c")])
    #expect(head.isComplete)
    #expect(head.problem == nil)
  }

  @Test func aHeadWithoutItsEndIsNotComplete() {
    #expect(!Self.head(["HTTP/1.1 200 OK", "Content-Length: 8"]).isComplete)
    #expect(!Self.head(["HTTP/1.1 100 Continue", "", "HTTP/1.1 200 OK"]).isComplete)
  }

  @Test(arguments: [
    (["0"], nil), (["1000"], nil), (["0000000000000000000000000008"], nil), (["8", "8"], nil),
    (["8", "008"], nil),
    (["1001"], AnswerHead.Problem.tooLarge), (["99999999999999999999999999"], .tooLarge),
    (["8", "9"], .unclearLength), (["-1"], .unclearLength), (["+8"], .unclearLength),
    (["8, 8"], .unclearLength),
    (["0x8"], .unclearLength), ([""], .unclearLength), (["８"], .unclearLength),
  ])
  func lengthsAreDigitsAndAgree(_ lengths: [String], _ problem: AnswerHead.Problem?) {
    let head = Self.head(["HTTP/1.1 200 OK"] + lengths.map { "content-LENGTH: \($0)" } + [""])
    #expect(head.problem == problem)
  }

  /// Trailers come after the body and say nothing about it.
  @Test func aTrailerIsNoLength() {
    let head = Self.head(["HTTP/1.1 200 OK", "", "Content-Length: x"])
    #expect(head.problem == nil)
  }
}
