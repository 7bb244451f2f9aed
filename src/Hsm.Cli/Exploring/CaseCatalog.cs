using Hsm.Exploration;
using Hsm.Models.Workloads;
using Interleave.Cli.Hosting;

namespace Hsm.Cli.Exploring;

/// <summary>What can be explored, by the names the user types.</summary>
internal static class CaseCatalog
{
    internal static IEnumerable<string> MutantIds => Mutants.All.Select(m => m.Id);

    /// <summary>The right HSM: every configuration with every workload.</summary>
    /// <param name="configuration">Part of a name, or the whole name of one that is adverse or unsafe; null for all that are supported.</param>
    /// <param name="workload">Part of a name; null for all.</param>
    /// <param name="full">Whether every configuration is taken, and not only as many as cover every pair of choices.</param>
    /// <exception cref="InputException">Nothing has such a name.</exception>
    internal static IReadOnlyList<ExploreRow> Rows(string? configuration, string? workload, bool full)
    {
        Told told = Find(workload);
        var rows = new List<ExploreRow>();
        if (told.Workloads.Count > 0 && !told.HasConfiguration(configuration))
        {
            IEnumerable<Configuration> wanted = configuration is null
                ? full ? Configurations.All : PairwiseConfigurations.All
                : Named(configuration);
            rows.AddRange(wanted.Select(c => Row("", c.Name, told.Workloads)));
        }

        rows.AddRange(told.Scenarios.SelectMany(s => Rows("", s, configuration)));
        return rows.Count > 0 ? rows : throw Unknown("configuration", configuration!, told.Scenarios.SelectMany(s => s.Configurations));
    }

    /// <summary>A planted bug, where it is told and in the configuration it is told in, unless others are named.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="configuration">Part of a name; null for its own.</param>
    /// <param name="workload">Part of a name; null for its own.</param>
    /// <exception cref="InputException">Nothing has such a name.</exception>
    internal static IReadOnlyList<ExploreRow> Rows(Mutant id, string? configuration, string? workload)
    {
        Told told = Find(workload ?? id.Workload);
        if (told.Workloads.Count == 0)
        {
            ExploreRow[] rows = [.. told.Scenarios.SelectMany(s => Rows(id.Id, s, configuration ?? id.Configuration))];
            return rows.Length > 0 ? rows : throw Unknown("configuration", configuration!, told.Scenarios.SelectMany(s => s.Configurations));
        }

        IEnumerable<string> wanted = configuration is null ? [id.Configuration] : Named(configuration).Select(c => c.Name);
        return [.. wanted.Select(c => Row(id.Id, c, told.Workloads))];
    }

    /// <summary>The planted bug of this id.</summary>
    /// <exception cref="InputException">There is none.</exception>
    internal static Mutant Mutant(string id) =>
        Mutants.All.FirstOrDefault(m => string.Equals(m.Id, id, StringComparison.OrdinalIgnoreCase))
        ?? throw new InputException($"There is no planted bug '{id}'.", "There are: " + string.Join("; ", Mutants.All.Select(m => $"{m.Id} ({m.Shape})")) + ".");

    /// <summary>Planted bugs by their ids, parted by commas; null or empty for all.</summary>
    /// <exception cref="InputException">One of them does not exist.</exception>
    internal static IReadOnlyList<Mutant> Planted(string? ids) =>
        string.IsNullOrWhiteSpace(ids)
            ? Mutants.All
            : [.. ids.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Mutant).Distinct()];

    private static ExploreRow Row(string mutant, string configuration, IReadOnlyList<Workload> workloads) => new(
        mutant,
        configuration,
        string.Join(", ", workloads.Select(w => w.SessionCount).Distinct().Order()),
        [.. workloads.Select(w => new ExploreCase(configuration, w.Name, mutant))]);

    private static IReadOnlyList<Configuration> Named(string name)
    {
        Configuration[] every = [.. Configurations.Named];
        Configuration[] exact = [.. every.Where(c => string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase))];
        Configuration[] found = exact.Length > 0 ? exact : [.. Configurations.All.Where(c => c.Name.Contains(name, StringComparison.OrdinalIgnoreCase))];
        return found.Length > 0 ? found : throw Unknown("configuration", name, every.Select(c => c.Name));
    }

    private static IEnumerable<ExploreRow> Rows(string mutant, Scenario scenario, string? configuration) => scenario.Configurations
        .Where(c => configuration is null || c.Contains(configuration, StringComparison.OrdinalIgnoreCase))
        .Select(c => new ExploreRow(mutant, $"{scenario.Name}: {c}", $"{scenario.ThreadCount}", [new ExploreCase(c, scenario.Name, mutant)])
        {
            NightlySchedules = ExplorationBudget.NightlyFactor * ExplorationBudget.Of(scenario, c),
        });

    private static Told Find(string? name)
    {
        if (name is null)
        {
            return new Told(HsmWorkloads.All, Scenarios.All);
        }

        Told exact = Where(candidate => string.Equals(candidate, name, StringComparison.OrdinalIgnoreCase));
        Told found = exact.IsEmpty ? Where(candidate => candidate.Contains(name, StringComparison.OrdinalIgnoreCase)) : exact;
        return found.IsEmpty
            ? throw Unknown("workload", name, HsmWorkloads.All.Select(w => w.Name).Concat(Scenarios.All.Select(s => s.Name)))
            : found;
    }

    private static Told Where(Predicate<string> wanted) =>
        new([.. HsmWorkloads.All.Where(w => wanted(w.Name))], [.. Scenarios.All.Where(s => wanted(s.Name))]);

    private static InputException Unknown(string what, string name, IEnumerable<string> names)
    {
        string[] all = [.. names];
        string there = $"There are: {string.Join(", ", all)}.";
        return new InputException($"There is no {what} '{name}'.", NearNames.Ask(NearNames.Of(name, all), there));
    }

    /// <summary>What a word for a workload means.</summary>
    private sealed record Told(IReadOnlyList<Workload> Workloads, IReadOnlyList<Scenario> Scenarios)
    {
        public bool IsEmpty => Workloads.Count + Scenarios.Count == 0;

        /// <summary>Whether a word means configurations of scenarios and none of the server's.</summary>
        public bool HasConfiguration(string? name) => name is not null
            && Scenarios.Any(s => s.Configurations.Any(c => c.Contains(name, StringComparison.OrdinalIgnoreCase)))
            && !Configurations.Named.Any(c => c.Name.Contains(name, StringComparison.OrdinalIgnoreCase));
    }
}
