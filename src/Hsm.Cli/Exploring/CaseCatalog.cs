using Hsm.Exploration;
using Hsm.Models.Workloads;
using Interleave.Cli.Hosting;

namespace Hsm.Cli.Exploring;

/// <summary>What can be explored, by the names the user types.</summary>
internal static class CaseCatalog
{
    internal static IEnumerable<string> MutantIds => Mutants.All.Select(m => m.Id);

    /// <summary>The right HSM: every configuration with every workload.</summary>
    /// <param name="configuration">Part of a name, or the whole name of an unsafe one; null for all that are supported.</param>
    /// <param name="workload">Part of a name; null for all.</param>
    /// <param name="withSoftware">Whether configurations without the accelerator are taken too.</param>
    /// <exception cref="InputException">Nothing has such a name.</exception>
    internal static IReadOnlyList<ExploreRow> Rows(string? configuration, string? workload, bool withSoftware)
    {
        IReadOnlyList<Workload> workloads = Workloads(workload);
        IEnumerable<Configuration> wanted = configuration is null
            ? withSoftware ? Configurations.All : Configurations.Main
            : Named(configuration);
        return [.. wanted.Select(c => Row("", c.Name, workloads))];
    }

    /// <summary>A planted bug, where it is told and in the configuration it is told in, unless others are named.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="configuration">Part of a name; null for its own.</param>
    /// <param name="workload">Part of a name; null for its own.</param>
    /// <exception cref="InputException">Nothing has such a name.</exception>
    internal static IReadOnlyList<ExploreRow> Rows(Mutant id, string? configuration, string? workload)
    {
        IReadOnlyList<Workload> workloads = Workloads(workload ?? id.Workload);
        IEnumerable<string> wanted = configuration is null ? [id.Configuration] : Named(configuration).Select(c => c.Name);
        return [.. wanted.Select(c => Row(id.Id, c, workloads))];
    }

    /// <summary>The planted bug of this id.</summary>
    /// <exception cref="InputException">There is none.</exception>
    internal static Mutant Mutant(string id) =>
        Mutants.All.FirstOrDefault(m => string.Equals(m.Id, id, StringComparison.OrdinalIgnoreCase))
        ?? throw new InputException($"There is no planted bug '{id}'.", "There are: " + string.Join("; ", Mutants.All.Select(m => $"{m.Id} ({m.Shape})")) + ".");

    private static ExploreRow Row(string mutant, string configuration, IReadOnlyList<Workload> workloads) => new(
        mutant,
        configuration,
        string.Join(", ", workloads.Select(w => w.SessionCount).Distinct().Order()),
        [.. workloads.Select(w => new ExploreCase(configuration, w.Name, mutant))]);

    private static IReadOnlyList<Configuration> Named(string name)
    {
        Configuration[] every = [.. Configurations.All, .. Configurations.Unsafe];
        Configuration[] exact = [.. every.Where(c => string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase))];
        Configuration[] found = exact.Length > 0 ? exact : [.. Configurations.All.Where(c => c.Name.Contains(name, StringComparison.OrdinalIgnoreCase))];
        return found.Length > 0 ? found : throw Unknown("configuration", name, every.Select(c => c.Name));
    }

    private static IReadOnlyList<Workload> Workloads(string? name)
    {
        if (name is null)
        {
            return HsmWorkloads.All;
        }

        Workload[] exact = [.. HsmWorkloads.All.Where(w => string.Equals(w.Name, name, StringComparison.OrdinalIgnoreCase))];
        Workload[] found = exact.Length > 0 ? exact : [.. HsmWorkloads.All.Where(w => w.Name.Contains(name, StringComparison.OrdinalIgnoreCase))];
        return found.Length > 0 ? found : throw Unknown("workload", name, HsmWorkloads.All.Select(w => w.Name));
    }

    private static InputException Unknown(string what, string name, IEnumerable<string> names)
    {
        string[] all = [.. names];
        string there = $"There are: {string.Join(", ", all)}.";
        return new InputException($"There is no {what} '{name}'.", NearNames.Ask(NearNames.Of(name, all), there));
    }
}
