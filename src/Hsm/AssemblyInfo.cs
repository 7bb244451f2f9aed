using System.Runtime.CompilerServices;

// Planted bugs replace internal steps; unit tests look at the store and the caches from inside.
[assembly: InternalsVisibleTo("Hsm.Exploration")]
[assembly: InternalsVisibleTo("Unit")]

// Pipelines have no public face but the secure channel.
[assembly: InternalsVisibleTo("Benchmarks")]
