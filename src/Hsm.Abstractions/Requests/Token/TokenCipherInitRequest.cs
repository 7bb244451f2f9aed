namespace Hsm.Abstractions;

/// <summary>C_EncryptInit, C_DecryptInit, C_SignInit, C_VerifyInit: takes a snapshot of the key.</summary>
/// <param name="Session">The session's handle.</param>
/// <param name="Key">Handle of a secret key: for AES one of 16, 24 or 32 bytes.</param>
/// <param name="Cipher">What to do with it.</param>
/// <remarks>Answers TokenResponse: Ok; SessionHandleInvalid; OperationActive; MechanismInvalid; MechanismParameterInvalid; KeyHandleInvalid;
/// KeyTypeInconsistent; KeyFunctionNotPermitted.</remarks>
public sealed record TokenCipherInitRequest(uint Session, uint Key, TokenCipher Cipher) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.TokenCipherInit;
}
