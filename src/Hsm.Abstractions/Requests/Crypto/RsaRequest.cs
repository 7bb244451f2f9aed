namespace Hsm.Abstractions;

/// <summary>The RSA primitive, with no padding (RFC 8017, 5.1 and 5.2): padding is the client's.</summary>
/// <param name="Operation">
/// Which; decides the usage bit: public encrypt UsageEncrypt, public decrypt UsageVerify, private encrypt UsageSign,
/// private decrypt UsageDecrypt.
/// </param>
/// <param name="Key">PKCS#1 DER, or SubjectPublicKeyInfo for the public operations.</param>
/// <param name="Data">As long as the modulus, and below it, else BadArgs.</param>
/// <param name="OutputLengthBytes">Room the client has: below the modulus' length answers BufferSize.</param>
/// <remarks>
/// Answers RsaResponse. BadArgs: a shape that is not as above; NotFound: no such key; Usage: it lacks the bit.
/// Linearizes where the key snapshot is taken.
/// </remarks>
public sealed record RsaRequest(
    RsaOperation Operation,
    KeyId Key,
    Bytes Data,
    int OutputLengthBytes) : KeyOperationRequest(Key)
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.PublicKey;
}
