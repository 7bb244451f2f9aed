using Hsm.Exploration;
using Interleave;

namespace Hsm.Cli.Suite;

/// <summary>Which planted bugs are looked for, and how.</summary>
/// <param name="Mutants">The planted bugs, in order.</param>
/// <param name="Seeds">The seeds each is looked for from; 1 or more.</param>
/// <param name="Options">How; schedules and seconds are those of one planted bug from one seed.</param>
internal sealed record SuitePlan(IReadOnlyList<Mutant> Mutants, IReadOnlyList<ulong> Seeds, ExplorationOptions Options)
{
    /// <summary>
    /// The options of one exploration. Races count only where the planted bug is one: what comes of the others is asked
    /// for, and a race on the way to it would end the exploration early.
    /// </summary>
    internal ExplorationOptions OptionsOf(Mutant mutant, ulong seed) => Options with
    {
        Seed = seed,
        Races = Options.Races && mutant.Finding.HasFlag(MutantFinding.DataRace),
    };
}
