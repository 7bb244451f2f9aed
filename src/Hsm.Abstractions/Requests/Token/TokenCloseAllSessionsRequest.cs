namespace Hsm.Abstractions;

/// <summary>C_CloseAllSessions: every session the application has at one instant; it is logged out.</summary>
/// <remarks>Answers TokenResponse: Ok.</remarks>
public sealed record TokenCloseAllSessionsRequest : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.TokenCloseAllSessions;
}
