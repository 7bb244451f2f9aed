using System.Runtime.CompilerServices;

// Unit tests force each planted bug's interleaving by hand.
[assembly: InternalsVisibleTo("Unit")]
