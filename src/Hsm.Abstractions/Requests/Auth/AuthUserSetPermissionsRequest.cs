namespace Hsm.Abstractions;

/// <summary>Sets what a user may.</summary>
/// <param name="User">Who.</param>
/// <param name="Permissions">At most those of who asks, else AuthPermission.</param>
/// <remarks>
/// Answers StatusResponse(Ok). NotFound: no such user. AuthNotEnabled: the server has no users; AuthPermission: the
/// session's user may not.
/// </remarks>
public sealed record AuthUserSetPermissionsRequest(UserId User, UserPermissions Permissions) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.AuthUserSetPermissions;
}
