#if !COYOTE
using Xunit;

// Each exploration uses all cores, and those that share rewritten copies must not run at the same time (WorkerCopies).
[assembly: CollectionBehavior(DisableTestParallelization = true)]
#endif
