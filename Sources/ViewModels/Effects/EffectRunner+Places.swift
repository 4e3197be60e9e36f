import AWSClient
import Journal

/// Going to other profiles and Regions.
extension EffectRunner {
  func readPlaces(_ kind: PlaceKind, _ session: Session) {
    Task.detached { [post, connector, journal] in
      let result = await outcome { () throws(AWSError) in
        var choices = try await connector.choices(session.region)
        // Without the journal the list is only in another order.
        let visited = try? await journal.run { journal throws(JournalError) in try journal.visitedPlaces() }
        choices.recent = (visited ?? []).map { Place(profile: $0.profile, region: $0.region) }
        return choices
      }
      post(.placesRead(kind, result))
    }
  }

  func connect(_ id: Int, _ place: Place) {
    Task.detached { [self] in
      let result = await outcome { () throws(AWSError) in try await connector.connect(place) }
      if case .success(let connected) = result { connections.withLock { $0[id] = connected } }
      post(.connected(id: id, result.map(\.session)))
    }
  }
}
