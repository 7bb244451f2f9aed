namespace Hsm;

/// <summary>No limit, where the transport has its own.</summary>
public sealed class UnlimitedRate : IRateLimiter
{
    private UnlimitedRate()
    {
    }

    /// <summary>The one instance; it has no state.</summary>
    public static UnlimitedRate Instance { get; } = new();

    /// <inheritdoc/>
    public bool TryTake(ulong source, long nowMs) => true;
}
