using System.Security.Cryptography;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>An operation that was begun: what to do, and the key as it was then.</summary>
/// <param name="cipher">What to do.</param>
/// <param name="key">The key's bytes; owned by this object.</param>
internal sealed class TokenCipherState(TokenCipher cipher, byte[] key)
{
    /// <summary>What to do.</summary>
    public TokenCipher Cipher { get; } = cipher;

    /// <summary>The key's bytes.</summary>
    public ReadOnlyMemory<byte> Key => key;

    /// <summary>Overwrites the key; the operation has ended.</summary>
    public void Zero() => CryptographicOperations.ZeroMemory(key);
}
