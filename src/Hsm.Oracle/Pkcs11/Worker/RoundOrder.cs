namespace Hsm.Oracle.Pkcs11.Worker;

/// <summary>A round as a worker sees it.</summary>
internal sealed record RoundOrder
{
    public required string Scenario { get; init; }

    /// <summary>All that differs from round to round comes from it, so that a run that begins with it repeats the round.</summary>
    public required ulong Seed { get; init; }

    /// <summary>What this round's objects are called, the prefix that cleaning goes by included.</summary>
    public required string Label { get; init; }

    /// <summary>Which worker this is, from 0; the first prepares what all use.</summary>
    public required int Process { get; init; }

    public required int Processes { get; init; }

    public required int Threads { get; init; }
}
