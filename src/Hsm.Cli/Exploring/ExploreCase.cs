namespace Hsm.Cli.Exploring;

/// <summary>One thing to explore: an HSM put together in some way, what its clients do, and the bug planted in it.</summary>
/// <param name="Configuration">Sessions, lock provider and server scheduling, by name.</param>
/// <param name="Workload">What the clients do, by name.</param>
/// <param name="Mutant">Id of the planted bug; empty for none.</param>
internal sealed record ExploreCase(string Configuration, string Workload, string Mutant)
{
    /// <summary>What the names of its schedule files begin with.</summary>
    internal string Title => string.Join('-', ((string[])["hsm", Mutant, Configuration, Workload]).Where(word => word.Length > 0));

    public override string ToString() => Mutant.Length == 0 ? $"{Configuration} / {Workload}" : $"{Mutant} in {Configuration} / {Workload}";
}
