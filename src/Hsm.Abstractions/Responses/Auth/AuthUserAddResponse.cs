namespace Hsm.Abstractions;

/// <summary>The user was added.</summary>
/// <param name="User">Number of the user.</param>
public sealed record AuthUserAddResponse(UserId User) : HsmResponse(HsmStatus.Ok);
