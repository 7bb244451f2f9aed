namespace Hsm.Abstractions;

/// <summary>Removes a user; their sessions are logged out.</summary>
/// <param name="User">Who.</param>
/// <remarks>
/// Answers StatusResponse(Ok). NotFound: no such user. AuthNotEnabled: the server has no users; AuthPermission: the
/// session's user may not.
/// </remarks>
public sealed record AuthUserDeleteRequest(UserId User) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.AuthUserDelete;
}
