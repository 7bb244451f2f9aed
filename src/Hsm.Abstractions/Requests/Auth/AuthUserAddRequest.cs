namespace Hsm.Abstractions;

/// <summary>Adds a user.</summary>
/// <param name="Name">Must be new, else BadArgs.</param>
/// <param name="Permissions">At most those of who asks, else AuthPermission.</param>
/// <param name="Method">How they will prove who they are.</param>
/// <param name="Credentials">PIN, or trusted certificate in DER.</param>
/// <remarks>
/// Answers AuthUserAddResponse. NoSpace: as many users as there may be. AuthNotEnabled: the server has no users;
/// AuthPermission: the session's user may not.
/// </remarks>
public sealed record AuthUserAddRequest(
    UserName Name,
    UserPermissions Permissions,
    AuthMethod Method,
    Bytes Credentials) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.AuthUserAdd;
}
