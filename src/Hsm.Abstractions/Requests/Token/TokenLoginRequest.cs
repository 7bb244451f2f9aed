namespace Hsm.Abstractions;

/// <summary>C_Login: all sessions of the application at one instant.</summary>
/// <param name="Session">The session's handle.</param>
/// <param name="User">User or SecurityOfficer.</param>
/// <param name="Pin">UTF-8.</param>
/// <remarks>Answers TokenResponse: Ok; SessionHandleInvalid; UserTypeInvalid; UserAlreadyLoggedIn; UserAnotherAlreadyLoggedIn;
/// SessionReadOnlyExists; PinLocked; PinIncorrect (an attempt less), in this order. A right PIN gives back all attempts.</remarks>
public sealed record TokenLoginRequest(uint Session, TokenUser User, Bytes Pin) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.TokenLogin;
}
