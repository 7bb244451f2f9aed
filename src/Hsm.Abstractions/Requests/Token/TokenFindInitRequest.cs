namespace Hsm.Abstractions;

/// <summary>C_FindObjectsInit: the objects that match at this instant are what the search will tell.</summary>
/// <param name="Session">The session's handle.</param>
/// <param name="Template">Empty: every visible object.</param>
/// <remarks>Answers TokenResponse: Ok; SessionHandleInvalid; OperationActive.</remarks>
public sealed record TokenFindInitRequest(uint Session, TokenAttributes Template) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.TokenFindInit;
}
