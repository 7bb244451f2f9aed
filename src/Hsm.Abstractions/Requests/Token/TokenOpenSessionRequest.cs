namespace Hsm.Abstractions;

/// <summary>C_OpenSession.</summary>
/// <param name="IsReadWrite">CKF_RW_SESSION.</param>
/// <remarks>Answers TokenHandleResponse; SessionReadWriteSoExists; SessionCount.</remarks>
public sealed record TokenOpenSessionRequest(bool IsReadWrite) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.TokenOpenSession;
}
