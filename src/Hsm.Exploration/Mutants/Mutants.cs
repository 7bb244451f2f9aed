namespace Hsm.Exploration;

/// <summary>The table of planted bugs. A new one is a class beside this file and a row in the table of its concern.</summary>
public static class Mutants
{
    /// <summary>The right HSM.</summary>
    public static Mutant None { get; } = new()
    {
        Id = string.Empty,
        Shape = "no bug planted",
        Host = "none",
        Workload = "mixed-use",
        Finding = MutantFinding.History,
    };

    /// <summary>Every planted bug.</summary>
    public static IReadOnlyList<Mutant> All { get; } =
    [
        .. KeyMutants.All,
        .. NvmMutants.All,
        .. SessionMutants.All,
        .. UserMutants.All,
        .. TokenMutants.All,
        .. ServiceMutants.All,
        .. LockMutants.All,
        .. AcceleratorMutants.All,
        .. JobMutants.All,
        .. ChannelMutants.All,
    ];

    /// <summary>Finds a planted bug.</summary>
    /// <param name="id">Its id; empty: no bug.</param>
    /// <returns>The row.</returns>
    /// <exception cref="ArgumentException">There is none; the message lists those there are.</exception>
    public static Mutant Find(string id) =>
        string.IsNullOrEmpty(id)
            ? None
            : All.FirstOrDefault(mutant => string.Equals(mutant.Id, id, StringComparison.OrdinalIgnoreCase))
                ?? throw new ArgumentException(
                    $"No mutant '{id}'. Choose one of: {string.Join(", ", All.Select(static mutant => mutant.Id))}.",
                    nameof(id));
}
