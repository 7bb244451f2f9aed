using Hsm.Abstractions;

namespace Hsm.Models.Environment;

/// <summary>How a model engine behaves.</summary>
public sealed record AcceleratorEngineModelOptions
{
    /// <summary>Operations at work at once, 1 or more.</summary>
    public int LaneCount { get; init; } = 1;

    /// <summary>How long each operation is at work; 0: none, and no clock is looked at.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>The clock that latency is measured with.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Order of operations that are done at the same time.</summary>
    public CompletionOrder Order { get; init; }

    /// <summary>For CompletionOrder.Seeded.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Algorithms whose records may be given several in one call.</summary>
    public IReadOnlyList<CryptoAlgorithm> PipelinedAlgorithms { get; init; } = [CryptoAlgorithm.AesGcm];
}
