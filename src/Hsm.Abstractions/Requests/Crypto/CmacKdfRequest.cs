namespace Hsm.Abstractions;

/// <summary>
/// Two-step key derivation with AES-CMAC (NIST SP 800-56C): a MAC of Z under the salt, then SP 800-108 in counter mode
/// with the fixed info.
/// </summary>
/// <param name="LengthBytes">1 or more, else BadArgs.</param>
/// <param name="Target">Where the derived key goes; Ephemeral: to the client.</param>
/// <remarks>
/// Answers DerivedKeyResponse. NotFound, Usage, Access and NoSpace as KeyCacheRequest for the target and as a key's use
/// for the inputs.
/// </remarks>
public sealed record CmacKdfRequest(int LengthBytes, KeyTarget Target) : CryptoRequest
{
    /// <summary>Salt by id; needs UsageDerive. Looked at when Salt is empty.</summary>
    public KeyId SaltKey { get; init; }

    /// <summary>Salt the client brings: 16, 24 or 32 bytes.</summary>
    public Bytes Salt { get; init; }

    /// <summary>Shared secret by id; needs UsageDerive. Looked at when Z is empty.</summary>
    public KeyId ZKey { get; init; }

    /// <summary>Shared secret the client brings.</summary>
    public Bytes Z { get; init; }

    /// <summary>May be empty.</summary>
    public Bytes FixedInfo { get; init; }

    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.Kdf;
}
