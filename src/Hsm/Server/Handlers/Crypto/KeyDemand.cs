using Hsm.Abstractions;

namespace Hsm;

/// <summary>A key that a request uses.</summary>
/// <param name="Id">As the client wrote it; not looked at where the key is brought along.</param>
/// <param name="Usage">Bits of which it needs one; None: needs none.</param>
internal readonly record struct KeyDemand(KeyId Id, ObjectFlags Usage)
{
    /// <summary>The key leaves the cache after use.</summary>
    public bool Evicts { get; init; }

    /// <summary>A key that the client brought along; empty: by id.</summary>
    public Bytes Inline { get; init; }

    /// <summary>Whether the key is brought along even if it is empty.</summary>
    public bool IsInline { get; init; }
}
