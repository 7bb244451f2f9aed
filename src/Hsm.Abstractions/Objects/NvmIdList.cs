namespace Hsm.Abstractions;

/// <summary>An immutable list of object ids, equal to another when the ids are, in their order.</summary>
public sealed class NvmIdList : IEquatable<NvmIdList>
{
    /// <summary>How many ids one destroy request may name (protocol page 7).</summary>
    public const int MaxCount = 19;

    private readonly NvmId[] _ids;

    /// <summary>Copies the ids.</summary>
    /// <param name="ids">Any number; a request with more than <see cref="MaxCount"/> answers BadArgs.</param>
    public NvmIdList(params ReadOnlySpan<NvmId> ids) => _ids = ids.ToArray();

    /// <summary>How many.</summary>
    public int Count => _ids.Length;

    /// <summary>The ids, without a copy.</summary>
    public ReadOnlySpan<NvmId> Span => _ids;

    /// <inheritdoc/>
    public bool Equals(NvmIdList? other) => other is not null && Span.SequenceEqual(other.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as NvmIdList);

    /// <summary>The same in every process.</summary>
    /// <returns>A hash of count and first id.</returns>
    public override int GetHashCode() => _ids.Length == 0 ? 0 : (_ids.Length * 31) + _ids[0].Value;

    /// <inheritdoc/>
    public override string ToString() => "[" + string.Join(", ", _ids) + "]";
}
