namespace Hsm.Abstractions;

/// <summary>C_FindObjects.</summary>
/// <param name="Session">The session's handle.</param>
/// <param name="MaxCount">0 or more.</param>
/// <remarks>Answers TokenHandlesResponse, none at the end; SessionHandleInvalid; OperationNotInitialized; ArgumentsBad.</remarks>
public sealed record TokenFindRequest(uint Session, int MaxCount) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.TokenFind;
}
