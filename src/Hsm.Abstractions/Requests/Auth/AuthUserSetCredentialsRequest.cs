namespace Hsm.Abstractions;

/// <summary>Changes what a user proves who they are with.</summary>
/// <param name="User">Who.</param>
/// <param name="Method">Of the new credentials.</param>
/// <param name="Current">The credentials so far; an administrator may leave them empty for others.</param>
/// <param name="New">The new ones.</param>
/// <remarks>
/// Answers StatusResponse(Ok). AuthLoginFailed: Current is wrong; NotFound: no such user. AuthNotEnabled: the server
/// has no users; AuthPermission: the session's user may not.
/// </remarks>
public sealed record AuthUserSetCredentialsRequest(
    UserId User,
    AuthMethod Method,
    Bytes Current,
    Bytes New) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.AuthUserSetCredentials;
}
