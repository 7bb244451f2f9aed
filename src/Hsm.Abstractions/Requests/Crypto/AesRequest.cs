namespace Hsm.Abstractions;

/// <summary>AES by key id or with a key that the client brings.</summary>
/// <param name="Key">Key to use; a number that is not 0 overrides InlineKey.</param>
public abstract record AesRequest(KeyId Key) : CryptoRequest
{
    /// <summary>
    /// 16, 24 or 32 bytes, looked at when the number of Key is 0; empty: by id only. No usage bit is asked of it.
    /// </summary>
    public Bytes InlineKey { get; init; }

    /// <summary>True when InlineKey is the key meant.</summary>
    public bool UsesInlineKey => Key.Number == 0 && !InlineKey.IsEmpty;
}
