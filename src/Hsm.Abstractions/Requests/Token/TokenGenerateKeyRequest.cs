namespace Hsm.Abstractions;

/// <summary>C_GenerateKey of a secret key: as C_CreateObject, of bytes that nobody has seen.</summary>
/// <param name="Session">The session's handle.</param>
/// <param name="Template">Class (a secret key) and ValueLength are required, no Value; an AES key has 16, 24 or 32 bytes, others 1 to 256.</param>
/// <remarks>Answers as TokenCreateObjectRequest.</remarks>
public sealed record TokenGenerateKeyRequest(uint Session, TokenAttributes Template) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.TokenGenerateKey;
}
