namespace Hsm;

/// <summary>Sizes of a rate limiter.</summary>
public sealed record RateLimiterOptions
{
    /// <summary>The greatest <see cref="Budget"/>.</summary>
    public const uint MaxBudget = (1 << 24) - 1;

    /// <summary>Packets of a source in one window.</summary>
    public uint Budget { get; init; } = 10_000;

    /// <summary>Length of a window; at least 1 ms.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Places in the table; at least 1.</summary>
    public int Places { get; init; } = 4096;

    /// <summary>Random, and kept from senders: else they choose whose budget they share.</summary>
    public ulong HashKey { get; init; }
}
