/// What a recipe asks for.
public enum RecipeParameter: String, Sendable, Hashable, CaseIterable {
  /// The account that owns the key.
  case account = "account"
  /// The partition of that account.
  case partition = "partition"
  /// The Region of the key.
  case region = "region"
  /// What the key is for.
  case keyType = "key-type"
  /// Who manages the key.
  case administrators = "administrators"
  /// Whether they may schedule its deletion.
  case administratorsMayDelete = "administrators-may-delete"
  /// Who uses the key.
  case users = "users"
  /// Other accounts that use the key.
  case otherAccounts = "other-accounts"
  /// Service principals that use the key.
  case services = "services"
  /// Who gets the permissions.
  case principals = "principals"
  /// The name of the service-linked role.
  case serviceLinkedRole = "service-linked-role"
  /// The name of a log group.
  case logGroup = "log-group"
  /// The name of a trail.
  case trail = "trail"
  /// Who reads the encrypted log files.
  case logReaders = "log-readers"
  /// The name of an event bus.
  case eventBus = "event-bus"
  /// The name of a bucket.
  case bucket = "bucket"
  /// The resources a service acts for.
  case sources = "sources"
  /// Who creates clusters.
  case clusterCreators = "cluster-creators"
  /// The roles of clusters.
  case clusterRoles = "cluster-roles"

  /// How its text is checked.
  enum Kind: Sendable, Hashable {
    /// Twelve digits.
    case accountID
    case partition
    case region
    /// The ARN of an IAM user, a role or an account.
    case principal
    /// A service principal such as `sns.amazonaws.com`.
    case service
    /// The ARN of the resource a service acts for, in which `*` and `?` may stand.
    case sourceARN
    /// A name of these characters and of a length in this range.
    case name(characters: String, lengths: ClosedRange<Int>)
    /// One of these words.
    case choice([String])
  }

  var kind: Kind {
    switch self {
    case .account, .otherAccounts: .accountID
    case .partition: .partition
    case .region: .region
    case .administrators, .users, .principals, .logReaders, .clusterCreators, .clusterRoles: .principal
    case .services: .service
    case .sources: .sourceARN
    case .keyType: .choice(ConsoleKeyType.allCases.map(\.rawValue))
    case .administratorsMayDelete: .choice(["yes", "no"])
    case .serviceLinkedRole: .name(characters: "_+=,.@-", lengths: 1...64)
    case .logGroup: .name(characters: "._-/#", lengths: 1...512)
    case .trail: .name(characters: "._-", lengths: 3...128)
    case .eventBus: .name(characters: "._-/", lengths: 1...256)
    case .bucket: .name(characters: ".-", lengths: 3...63)
    }
  }

  /// Whether several texts may be given.
  public var isList: Bool {
    switch self {
    case .administrators, .users, .otherAccounts, .services, .principals, .logReaders, .sources,
      .clusterCreators, .clusterRoles:
      true
    default: false
    }
  }

  /// The words to choose from; nil for free text.
  public var choices: [String]? {
    switch kind {
    case .choice(let words): words
    case .partition: AWSPartition.all.map(\.name)
    default: nil
    }
  }

  /// What to type, in a sentence for people.
  public var sentence: String {
    switch self {
    case .account: "The ID of the account that owns the key: twelve digits."
    case .partition:
      "The partition of the account: aws unless you are in China, GovCloud or an isolated Region."
    case .region: "The Region of the key, such as eu-central-1."
    case .keyType: "What the key is for."
    case .administrators:
      "The ARNs of the users and roles that manage the key and may give themselves any permission on it."
    case .administratorsMayDelete:
      "Whether key administrators may schedule the deletion of the key: yes unless you say no."
    case .users: "The ARNs of the users and roles that use the key."
    case .otherAccounts: "The IDs of other accounts that use the key; their administrators choose who does."
    case .services:
      "The service principals that use the key for resources of this account, such as sns.amazonaws.com."
    case .principals: "The ARNs of the users, roles or accounts that get the permissions."
    case .serviceLinkedRole:
      "The name of the service-linked role: AWSServiceRoleForAutoScaling unless you made one with a suffix."
    case .logGroup:
      "The name of the only log group that uses the key; without it, every log group of the account in this Region."
    case .trail: "The name of the trail."
    case .logReaders: "The ARNs of the users and roles that read the encrypted log files."
    case .eventBus: "The name of the event bus, such as default."
    case .bucket: "The name of the bucket that sends the notifications."
    case .sources: "The ARNs of the resources the service acts for, in which * and ? stand for anything."
    case .clusterCreators: "The ARNs of the users and roles that create clusters with this key."
    case .clusterRoles: "The ARNs of the IAM roles of the clusters."
    }
  }
}
