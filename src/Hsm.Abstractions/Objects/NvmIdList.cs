namespace Hsm.Abstractions;

/// <summary>Ids of objects, in order.</summary>
/// <param name="ids">Any number; a request with more than <see cref="MaxCount"/> answers BadArgs.</param>
public sealed class NvmIdList(params ReadOnlySpan<NvmId> ids) : ValueList<NvmId>(ids)
{
    /// <summary>How many ids one destroy request may name (protocol page 7).</summary>
    public const int MaxCount = 19;
}
