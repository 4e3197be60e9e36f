internal import COpenSSL

/// Images of a process's memory, as crashes leave them.
package enum MemoryImages {
  /// Forbids them, wherever they would be sent.
  ///
  /// Where the kernel hands images to a program it does not ask for the limit on their size; see core(5) and
  /// PR_SET_DUMPABLE in prctl(2). A command that is started has what is usual again.
  package static func forbid() {
    _ = kmscope_forbid_memory_images()
  }
}
