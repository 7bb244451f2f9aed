namespace Hsm.Abstractions;

/// <summary>C_Logout: private session objects go, handles of private objects die, every search and operation of the application ends.</summary>
/// <param name="Session">The session's handle.</param>
/// <remarks>Answers TokenResponse: Ok; SessionHandleInvalid; UserNotLoggedIn.</remarks>
public sealed record TokenLogoutRequest(uint Session) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.TokenLogout;
}
