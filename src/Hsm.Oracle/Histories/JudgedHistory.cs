using Linearizability;

namespace Hsm.Oracle.Histories;

/// <summary>A history with its verdict.</summary>
public sealed record JudgedHistory
{
    /// <summary>What it is of; empty where a round has but one.</summary>
    public string Name { get; init; } = "";

    /// <summary>The header of its file.</summary>
    public required HistoryHeader Header { get; init; }

    /// <summary>The verdict.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The number of operations.</summary>
    public required int Calls { get; init; }

    /// <summary>Pairs of operations that overlapped in time: how concurrent it was.</summary>
    public required long OverlappingPairs { get; init; }

    /// <summary>Every operation as its line, in order of call. Made as it is enumerated: a history may be long.</summary>
    public required IEnumerable<HistoryLine> Lines { get; init; }

    /// <summary>
    /// What came before <see cref="Lines"/>, in words; null where they are the whole history. Where something did, they can't be judged
    /// again by themselves.
    /// </summary>
    public string? Before { get; init; }

    /// <summary>Which bound was reached, in words; null unless the verdict is Unknown.</summary>
    public string? Bound { get; init; }

    /// <summary>What can't be explained; null unless the verdict is NotLinearizable.</summary>
    public Evidence? Evidence { get; init; }
}
