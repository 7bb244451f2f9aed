namespace Hsm.Abstractions;

/// <summary>An immutable list of attribute types, equal to another when the types are, in their order.</summary>
public sealed class TokenAttributeTypes : IEquatable<TokenAttributeTypes>
{
    private readonly TokenAttributeType[] _types;

    /// <summary>Copies types.</summary>
    /// <param name="types">In order.</param>
    public TokenAttributeTypes(params ReadOnlySpan<TokenAttributeType> types) => _types = types.ToArray();

    /// <summary>The types, without a copy.</summary>
    public ReadOnlySpan<TokenAttributeType> Span => _types;

    /// <inheritdoc/>
    public bool Equals(TokenAttributeTypes? other) => other is not null && Span.SequenceEqual(other.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TokenAttributeTypes);

    /// <summary>The same in every process.</summary>
    /// <returns>A hash of count and first type.</returns>
    public override int GetHashCode() => _types.Length == 0 ? 0 : (_types.Length * 31) + (int)_types[0];

    /// <inheritdoc/>
    public override string ToString() => "[" + string.Join(", ", _types) + "]";
}
