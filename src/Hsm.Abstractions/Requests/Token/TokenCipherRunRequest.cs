namespace Hsm.Abstractions;

/// <summary>C_Encrypt, C_Decrypt in a single part. The operation has ended whatever the result; a StatusResponse leaves it active.</summary>
/// <param name="Session">The session's handle.</param>
/// <param name="IsEncryption">True: C_Encrypt; false: C_Decrypt.</param>
/// <param name="Data">Plaintext; or ciphertext with the tag behind it.</param>
/// <remarks>Answers TokenDataResponse; SessionHandleInvalid; OperationNotInitialized; DataLengthRange; EncryptedDataInvalid;
/// DeviceError.</remarks>
public sealed record TokenCipherRunRequest(uint Session, bool IsEncryption, Bytes Data) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.TokenCipherRun;
}
