namespace Hsm.Abstractions;

/// <summary>A user.</summary>
/// <param name="User">Number of the user.</param>
/// <param name="Permissions">What they may.</param>
public sealed record AuthUserGetResponse(UserId User, UserPermissions Permissions) : HsmResponse(HsmStatus.Ok);
