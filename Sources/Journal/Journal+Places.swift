internal import GRDB

extension Journal {
  /// Places kept; nobody scrolls further.
  private static let mostPlaces = 50

  /// Notes where the console is, as the latest of all places.
  package func notePlace(_ place: VisitedPlace) throws(JournalError) {
    try write("note the place") { db in
      try db.execute(
        sql: """
          INSERT INTO visited_place (profile, region, visited) VALUES (?, ?, ?)
          ON CONFLICT (profile, region) DO UPDATE SET visited = excluded.visited
          """,
        arguments: [
          StoredText(place.profile ?? ""), StoredText(place.region), StoredTime(place.visited),
        ])
      try db.execute(
        sql: """
          DELETE FROM visited_place WHERE (profile, region) NOT IN
            (SELECT profile, region FROM visited_place ORDER BY visited DESC LIMIT \(Self.mostPlaces))
          """)
    }
  }

  /// Where the console was, the latest first.
  package func visitedPlaces() throws(JournalError) -> [VisitedPlace] {
    try read("read the places") { db in
      try Row.fetchAll(db, sql: "SELECT * FROM visited_place ORDER BY visited DESC, profile, region").map {
        row in
        let profile = try row.text("profile")
        return VisitedPlace(
          profile: profile.isEmpty ? nil : profile, region: try row.text("region"),
          visited: try row.time("visited"))
      }
    }
  }
}
