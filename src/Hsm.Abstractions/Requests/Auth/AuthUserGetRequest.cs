namespace Hsm.Abstractions;

/// <summary>Asks for number and permissions of a user.</summary>
/// <param name="Name">Who.</param>
/// <remarks>
/// Answers AuthUserGetResponse. NotFound: no such user. Access: another than who asks, who is no administrator, whether there is
/// such a user or not. AuthNotEnabled: the server has no users; AuthPermission: the session's user may not.
/// </remarks>
public sealed record AuthUserGetRequest(UserName Name) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.AuthUserGet;
}
