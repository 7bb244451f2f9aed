using Hsm.Abstractions;

namespace Hsm;

/// <summary>Lanes and limits of an engine.</summary>
public sealed record AcceleratorEngineOptions
{
    /// <summary>Operations at work at once, 1 or more.</summary>
    public int LaneCount { get; init; } = 1;

    /// <summary>Operations that may wait, 1 or more; a call that does not fit wholly is refused.</summary>
    public int QueueLength { get; init; } = 1024;

    /// <summary>Algorithms whose records may be given several in one call.</summary>
    public IReadOnlyList<CryptoAlgorithm> PipelinedAlgorithms { get; init; } = [CryptoAlgorithm.AesGcm, CryptoAlgorithm.ChaCha20Poly1305];
}
