namespace Hsm.Abstractions;

/// <summary>Handles of objects, in order.</summary>
/// <param name="handles">Any number.</param>
public sealed class TokenHandles(params ReadOnlySpan<uint> handles) : ValueList<uint>(handles);
