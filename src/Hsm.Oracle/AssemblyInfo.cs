using System.Runtime.CompilerServices;

// Unit tests judge planted histories without a target.
[assembly: InternalsVisibleTo("Unit")]

// The command shows what a library user has no use for.
[assembly: InternalsVisibleTo("Hsm.Cli")]
