namespace Hsm.Oracle.Histories;

/// <summary>What a history file does not say of itself.</summary>
public sealed record HistoryFileOptions
{
    /// <summary>The defaults: what the header says, one clock.</summary>
    public static HistoryFileOptions Default { get; } = new();

    /// <summary>The model; null: the file's header says it.</summary>
    public string? Model { get; init; }

    /// <summary>
    /// How far any host's clock may be off the true time: each interval is widened by it at both ends. Zero: one clock
    /// stamped all.
    /// </summary>
    public TimeSpan ClockError { get; init; }

    /// <summary>
    /// Whether it is read and judged in parts, cut where no call is under way: memory is bounded by the longest part then, but procedures
    /// that need the whole history don't help. Null (the default): long files are.
    /// </summary>
    public bool? InParts { get; init; }
}
