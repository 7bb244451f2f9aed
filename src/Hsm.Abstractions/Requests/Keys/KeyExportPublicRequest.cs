namespace Hsm.Abstractions;

/// <summary>Asks for the public half of a key. NonExportable does not forbid it.</summary>
/// <param name="Id">The key; number 0 answers BadArgs.</param>
/// <param name="Algorithm">What the key is; another than it is, or none of the known, answers BadArgs.</param>
/// <remarks>
/// Answers KeyExportPublicResponse: SubjectPublicKeyInfo DER, raw for ML-KEM, LMS and XMSS (protocol page 7). NotFound:
/// neither cached nor in NVM; Access: Trusted.
/// </remarks>
public sealed record KeyExportPublicRequest(KeyId Id, PublicKeyAlgorithm Algorithm) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.KeyExportPublic;
}
