using Hsm.Abstractions;

namespace Hsm;

/// <summary>How a secure channel is put together. Times follow WireGuard's (section 6 of its paper).</summary>
public sealed record ChannelOptions
{
    /// <summary>The algorithm that seals packets; the peer must have the same.</summary>
    public IAeadAlgorithm Aead { get; init; } = new ChaChaPolyAead();

    /// <summary>Makes the replay window of a key.</summary>
    public Func<ReplayWindowOptions, IReplayWindow> CreateWindow { get; init; } = static options => new WordReplayWindow(options);

    /// <summary>Sizes of windows; their limit is <see cref="MessageLimit"/>.</summary>
    public ReplayWindowOptions Window { get; init; } = new();

    /// <summary>Makes the reader-writer lock of a channel.</summary>
    public Func<IChannelLock> CreateLock { get; init; } = static () => ProviderChannelLock.Create(new ReaderWriterLockProvider());

    /// <summary>The budget of each source; shared by the channels of a server, whose Ticks then count from one moment.</summary>
    public IRateLimiter Limiter { get; init; } = UnlimitedRate.Instance;

    /// <summary>Packets sealed under one key at most; at least 1, at most the window's own bound.</summary>
    public ulong MessageLimit { get; init; } = ReplayWindowOptions.DefaultLimit;

    /// <summary>Keys of one handshake at most; at least 1.</summary>
    public uint KeyLimit { get; init; } = uint.MaxValue;

    /// <summary>Age at which <see cref="SecureChannel.Tick"/> replaces a key.</summary>
    public TimeSpan RekeyAfter { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>How long after its replacement a key still opens packets that were under way.</summary>
    public TimeSpan RetireAfter { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long the peer may be left without an answer before an empty packet is due.</summary>
    public TimeSpan KeepaliveAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the peer may leave us without an answer before it counts as silent.</summary>
    public TimeSpan SilentAfter { get; init; } = TimeSpan.FromSeconds(15);
}
