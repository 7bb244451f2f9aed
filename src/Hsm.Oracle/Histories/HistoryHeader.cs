using System.Text.Json.Nodes;

namespace Hsm.Oracle.Histories;

/// <summary>The first line of a history file.</summary>
/// <param name="Model">The model that the operations are of, such as "register".</param>
/// <param name="Options">What the model needs beside its name; null when nothing.</param>
public sealed record HistoryHeader(string Model, JsonObject? Options = null)
{
    /// <summary>The format's name: the value of "format".</summary>
    public const string Format = "hsm-history";

    /// <summary>The format's version.</summary>
    public const int Version = 1;

    /// <summary>What stamped the times, in words, such as "CLOCK_MONOTONIC"; null when not told.</summary>
    public string? Clock { get; init; }

    /// <summary>The unit of the times; nanoseconds unless told.</summary>
    public TimeUnit Unit { get; init; } = TimeUnit.Nanoseconds;

    /// <summary>Words for a reader; null when there are none.</summary>
    public string? Note { get; init; }
}
