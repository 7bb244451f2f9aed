namespace Hsm.Abstractions;

/// <summary>Asks for number and permissions of a user.</summary>
/// <param name="Name">Who.</param>
/// <remarks>
/// Answers AuthUserGetResponse. NotFound: no such user. AuthNotEnabled: the server has no users; AuthPermission: the
/// session's user may not.
/// </remarks>
public sealed record AuthUserGetRequest(UserName Name) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.AuthUserGet;
}
