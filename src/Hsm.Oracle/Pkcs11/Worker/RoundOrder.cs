namespace Hsm.Oracle.Pkcs11.Worker;

/// <summary>A round as a worker sees it.</summary>
internal sealed record RoundOrder
{
    public required string Scenario { get; init; }

    public required ulong Seed { get; init; }

    /// <summary>The round's number; some scenarios take turns by it.</summary>
    public required int Round { get; init; }

    /// <summary>What this round's objects are called, the prefix that cleaning goes by included.</summary>
    public required string Label { get; init; }

    /// <summary>Which worker this is, from 0; the first prepares what all use.</summary>
    public required int Process { get; init; }

    public required int Processes { get; init; }

    public required int Threads { get; init; }
}
