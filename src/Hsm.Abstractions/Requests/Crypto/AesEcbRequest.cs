namespace Hsm.Abstractions;

/// <summary>AES-ECB (NIST SP 800-38A).</summary>
/// <param name="Direction">Which way; needs UsageEncrypt or UsageDecrypt of a key used by id.</param>
/// <param name="Key">Key to use; its bytes must be 16, 24 or 32, else BadArgs.</param>
/// <param name="Data">Whole blocks of 16 bytes.</param>
/// <remarks>
/// Answers AesEcbResponse. BadArgs: a shape that is not as above; NotFound: no such key; Usage: it lacks the bit.
/// Linearizes where the key snapshot is taken.
/// </remarks>
public sealed record AesEcbRequest(CipherDirection Direction, KeyId Key, Bytes Data) : AesRequest(Key)
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.Cipher;
}
