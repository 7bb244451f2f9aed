namespace Hsm.Abstractions;

/// <summary>C_FindObjectsFinal.</summary>
/// <param name="Session">The session's handle.</param>
/// <remarks>Answers TokenResponse: Ok; SessionHandleInvalid; OperationNotInitialized.</remarks>
public sealed record TokenFindFinalRequest(uint Session) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.TokenFindFinal;
}
