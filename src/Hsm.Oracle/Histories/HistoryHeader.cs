using System.Text.Json.Nodes;

namespace Hsm.Oracle.Histories;

/// <summary>The first line of a history file.</summary>
/// <param name="Model">The model that the operations are of.</param>
/// <param name="Options">What the model needs beside its name; null when nothing.</param>
/// <param name="Clock">What stamped the times, in words, such as "CLOCK_MONOTONIC, ns"; null when not told.</param>
public sealed record HistoryHeader(string Model, JsonObject? Options = null, string? Clock = null)
{
    /// <summary>The format's name: the value of "format".</summary>
    public const string Format = "hsm-history";

    /// <summary>The format's version.</summary>
    public const int Version = 1;
}
