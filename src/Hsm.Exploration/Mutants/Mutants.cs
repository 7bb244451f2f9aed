namespace Hsm.Exploration;

/// <summary>The table of planted bugs. A new one is a class beside this file and a row here.</summary>
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
        new()
        {
            Id = "K1",
            Shape = "unique key id chosen, then cached, in two steps: two sessions get one id",
            Host = nameof(KeyCacheHandler),
            Workload = "assigned-key-ids",
            Finding = MutantFinding.History,
            Server = static right => right with { KeyCache = new TwoStepKeyCacheHandler(right.KeyCache) },
        },
        new()
        {
            Id = "K2",
            Shape = "policy checked, then key exported after another session changed it",
            Host = nameof(KeyExportHandler),
            Workload = "export-against-policy",
            Finding = MutantFinding.History,
            Server = static right => right with { KeyExport = new CheckThenExportHandler() },
        },
        new()
        {
            Id = "K3",
            Shape = "metadata read, then key bytes read: torn pair when the object is replaced between",
            Host = nameof(KeyExportHandler),
            Workload = "torn-key",
            Finding = MutantFinding.History,
            Server = static right => right with { KeyExport = new TornExportHandler() },
        },
        new()
        {
            Id = "N1",
            Shape = "counter increment as read, add, write",
            Host = nameof(CounterIncrementHandler),
            Workload = "shared-counter",
            Finding = MutantFinding.History,
            Server = static right => right with { CounterIncrement = new ReadAddWriteIncrementHandler() },
        },
        new()
        {
            Id = "A1",
            Shape = "accelerator taken while holding the NVM lock, NVM lock while holding the accelerator",
            Host = nameof(AesGcmEncryptHandler) + ", " + nameof(NvmAddHandler),
            Workload = "accelerator-against-nvm",
            Finding = MutantFinding.Deadlock,
            Server = static right => right with
            {
                AesGcmEncrypt = new DeviceFirstEncryptHandler(right.AesGcmEncrypt),
                NvmAdd = new DeviceCheckedNvmAddHandler(),
                AllowsAnyLockOrder = true,
            },
        },
        new()
        {
            Id = "S1",
            Shape = "two requests in flight on one session, responses crossed",
            Host = nameof(SingleFlightGuard),
            Workload = "shared-session",
            Finding = MutantFinding.HistoryOrDeadlock,
            Guard = static () => new OpenGuard(),
        },
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
