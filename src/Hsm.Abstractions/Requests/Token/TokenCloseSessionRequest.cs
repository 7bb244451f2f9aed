namespace Hsm.Abstractions;

/// <summary>C_CloseSession. Its session objects go; the last one of an application logs it out.</summary>
/// <param name="Session">The session's handle.</param>
/// <remarks>Answers TokenResponse: Ok; SessionHandleInvalid.</remarks>
public sealed record TokenCloseSessionRequest(uint Session) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.TokenCloseSession;
}
