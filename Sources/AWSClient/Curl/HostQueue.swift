/// Requests to one host: so many are under way, the others wait in the order they came.
///
/// libcurl could hold them back itself, but then their time-outs would run while they wait.
struct HostQueue<Job> {
  private var running = 0
  private var line: [Job] = []
  private var start = 0
  private let limit: Int

  init(limit: Int) {
    self.limit = limit
  }

  var isIdle: Bool { running == 0 && start == line.count }

  /// Takes a job in; true when it may start now.
  mutating func enter(_ job: Job) -> Bool {
    guard running >= limit else {
      running += 1
      return true
    }
    line.append(job)
    return false
  }

  /// One of those under way has ended.
  /// - Parameter isWanted: False for jobs that were given up while they waited.
  /// - Returns: The job that may start in its place.
  mutating func next(_ isWanted: (Job) -> Bool) -> Job? {
    while start < line.count {
      let job = line[start]
      start += 1
      if start > 256, start * 2 > line.count {
        line.removeFirst(start)
        start = 0
      }
      if isWanted(job) { return job }
    }
    running -= 1
    return nil
  }
}
