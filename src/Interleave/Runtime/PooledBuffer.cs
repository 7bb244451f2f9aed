namespace Interleave.Runtime;

/// <summary>A buffer that an array pool has given out or taken back.</summary>
internal sealed class PooledBuffer : Resource
{
    /// <inheritdoc/>
    public override string KindName => "pooled buffer";

    /// <summary>Who gave it back, while it is in the pool.</summary>
    internal string? ReturnedBy { get; set; }

    /// <summary>And where.</summary>
    internal int ReturnedAt { get; set; }

    /// <inheritdoc/>
    protected internal override void Reset() => ReturnedBy = null;
}
