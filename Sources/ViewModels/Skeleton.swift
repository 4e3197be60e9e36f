enum ViewModelsSkeleton {}
