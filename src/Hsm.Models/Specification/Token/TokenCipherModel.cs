using Hsm.Abstractions;

namespace Hsm.Models.Specification.Token;

/// <summary>An operation that was begun, with the key as it was then; of a hidden one there is its length only.</summary>
internal sealed record TokenCipherModel(TokenCipher Cipher, Bytes Key, bool IsHidden)
{
    /// <summary>The same in every process.</summary>
    public override int GetHashCode() => (Cipher.GetHashCode() * 31) + Key.GetHashCode();
}
