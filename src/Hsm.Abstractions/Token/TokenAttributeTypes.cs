namespace Hsm.Abstractions;

/// <summary>Types of attributes, in order.</summary>
/// <param name="types">Any number.</param>
public sealed class TokenAttributeTypes(params ReadOnlySpan<TokenAttributeType> types) : ValueList<TokenAttributeType>(types);
