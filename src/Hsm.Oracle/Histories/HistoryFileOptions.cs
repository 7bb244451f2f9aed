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
}
