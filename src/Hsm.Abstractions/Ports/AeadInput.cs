namespace Hsm.Abstractions;

/// <summary>What a call of a device works with.</summary>
/// <param name="nonce">As of IAeadKey.</param>
/// <param name="associatedData">Any length.</param>
/// <param name="text">Plaintext, or ciphertext and tag.</param>
public readonly ref struct AeadInput(ulong nonce, ReadOnlySpan<byte> associatedData, ReadOnlySpan<byte> text)
{
    /// <summary>A counter.</summary>
    public ulong Nonce { get; } = nonce;

    /// <summary>Authenticated, not encrypted.</summary>
    public ReadOnlySpan<byte> AssociatedData { get; } = associatedData;

    /// <summary>Plaintext, or ciphertext and tag.</summary>
    public ReadOnlySpan<byte> Text { get; } = text;
}
