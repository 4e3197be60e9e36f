enum JournalSkeleton {}
