namespace Hsm.Abstractions;

/// <summary>
/// C_Encrypt, C_Decrypt, C_Sign, C_Verify in a single part. The operation has ended whatever the result; a StatusResponse
/// leaves it active.
/// </summary>
/// <param name="Session">The session's handle.</param>
/// <param name="Operation">Which.</param>
/// <param name="Data">Plaintext; ciphertext, of GCM with the tag behind it; or the message.</param>
/// <remarks>Answers TokenDataResponse, to C_Verify TokenResponse with Ok; SessionHandleInvalid; OperationNotInitialized;
/// DataLengthRange; EncryptedDataLengthRange; EncryptedDataInvalid; SignatureLengthRange; SignatureInvalid; DeviceError.</remarks>
public sealed record TokenCipherRunRequest(uint Session, TokenOperation Operation, Bytes Data) : HsmRequest
{
    /// <summary>What C_Verify compares with.</summary>
    public Bytes Signature { get; init; }

    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.TokenCipherRun;
}
