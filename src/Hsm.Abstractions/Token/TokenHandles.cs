namespace Hsm.Abstractions;

/// <summary>An immutable list of object handles, equal to another when the handles are, in their order.</summary>
public sealed class TokenHandles : IEquatable<TokenHandles>
{
    private readonly uint[] _handles;

    /// <summary>Copies handles.</summary>
    /// <param name="handles">In order.</param>
    public TokenHandles(params ReadOnlySpan<uint> handles) => _handles = handles.ToArray();

    /// <summary>How many.</summary>
    public int Count => _handles.Length;

    /// <summary>The handles, without a copy.</summary>
    public ReadOnlySpan<uint> Span => _handles;

    /// <inheritdoc/>
    public bool Equals(TokenHandles? other) => other is not null && Span.SequenceEqual(other.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TokenHandles);

    /// <summary>The same in every process.</summary>
    /// <returns>A hash of count and first handle.</returns>
    public override int GetHashCode() => _handles.Length == 0 ? 0 : (_handles.Length * 31) + (int)_handles[0];

    /// <inheritdoc/>
    public override string ToString() => "[" + string.Join(", ", _handles) + "]";
}
