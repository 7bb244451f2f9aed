namespace Hsm.Abstractions;

/// <summary>C_GetSessionInfo.</summary>
/// <param name="Session">The session's handle.</param>
/// <remarks>Answers TokenSessionInfoResponse; SessionHandleInvalid.</remarks>
public sealed record TokenSessionInfoRequest(uint Session) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.TokenSessionInfo;
}
