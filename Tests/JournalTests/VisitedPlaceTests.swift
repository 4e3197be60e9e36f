import Foundation
import Testing

@testable import Journal

/// Where the console was, for the list of places to go to.
struct VisitedPlaceTests {
  private func place(_ profile: String?, _ region: String, _ second: Double) -> VisitedPlace {
    VisitedPlace(profile: profile, region: region, visited: Date(timeIntervalSince1970: second))
  }

  @Test func theLatestComesFirstAndEachOnce() throws {
    let journal = try Journal.inMemory()
    try journal.notePlace(place("prod", "eu-west-1", 1))
    try journal.notePlace(place(nil, "us-east-1", 2))
    try journal.notePlace(place("prod", "eu-west-1", 3))
    #expect(try journal.visitedPlaces() == [place("prod", "eu-west-1", 3), place(nil, "us-east-1", 2)])
  }

  @Test func onlyTheLatestFiftyAreKept() throws {
    let journal = try Journal.inMemory()
    for number in 0..<60 { try journal.notePlace(place("p\(number)", "eu-west-1", Double(number))) }
    let kept = try journal.visitedPlaces()
    #expect(kept.count == 50)
    #expect(kept.first?.profile == "p59")
    #expect(kept.last?.profile == "p10")
  }
}
