namespace Hsm.Abstractions;

/// <summary>Logs the user of this session out.</summary>
/// <param name="User">Who; another than is logged in answers AuthPermission unless an administrator asks.</param>
/// <remarks>
/// Answers StatusResponse(Ok). NotFound: nobody is. AuthNotEnabled: the server has no users; AuthPermission: the
/// session's user may not.
/// </remarks>
public sealed record AuthLogoutRequest(UserId User) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.AuthLogout;
}
