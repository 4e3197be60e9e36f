/// Where a person wants to be: a profile of the AWS configuration files, a Region, or both.
package struct Place: Sendable, Equatable {
  /// Nil keeps the profile there is.
  package var profile: String?
  /// Nil takes the profile's own Region.
  package var region: String?
  /// The Region to stay in where nothing names another.
  package var present: String?

  package init(profile: String? = nil, region: String? = nil, present: String? = nil) {
    self.profile = profile
    self.region = region
    self.present = present
  }
}

/// One profile in the list to choose from.
package struct ProfileEntry: Sendable, Equatable {
  package var name: String
  /// How it signs in, for example `keys` or `Identity Center`.
  package var kind: String
  package var region: String?
  /// What tells it from its neighbours, for example a role's ARN; never a secret.
  package var detail: String

  package init(name: String, kind: String, region: String?, detail: String) {
    self.name = name
    self.kind = kind
    self.region = region
    self.detail = detail
  }
}

/// What the files hold to choose from, and where the console was before.
package struct PlaceChoices: Sendable, Equatable {
  package var profiles: [ProfileEntry]
  /// Regions of the partition, as AWS spells them.
  package var regions: [String]
  /// Places of earlier, the latest first.
  package var recent: [Place]

  package init(profiles: [ProfileEntry] = [], regions: [String] = [], recent: [Place] = []) {
    self.profiles = profiles
    self.regions = regions
    self.recent = recent
  }
}
