namespace Hsm;

/// <summary>What is in one partition.</summary>
public sealed record PartitionReport
{
    /// <summary>0 or 1.</summary>
    public required int Index { get; init; }

    /// <summary>What it is.</summary>
    public required PartitionState State { get; init; }

    /// <summary>Number of the log in the store's life; null where there is no header to tell.</summary>
    public uint? Epoch { get; init; }

    /// <summary>Room taken by records, up to the end of the last.</summary>
    public int UsedBytes { get; init; }

    /// <summary>Room behind the last record.</summary>
    public int FreeBytes { get; init; }

    /// <summary>Room of records that are not live.</summary>
    public int ReclaimableBytes { get; init; }

    /// <summary>Objects: live records.</summary>
    public int ObjectCount { get; init; }

    /// <summary>The records, in the order in which they stand.</summary>
    public required IReadOnlyList<RecordReport> Records { get; init; }

    /// <summary>What is wrong, a sentence each. In a partition that is not active, nothing is: it is not used.</summary>
    public required IReadOnlyList<string> Faults { get; init; }
}
