enum KMSSandboxSkeleton {}
