using System.Runtime.CompilerServices;

// Unit tests force each planted bug's interleaving by hand.
[assembly: InternalsVisibleTo("Unit")]

// The benchmark of the server runs every lock provider and scheduling by the names that explorations use.
[assembly: InternalsVisibleTo("Benchmarks")]
