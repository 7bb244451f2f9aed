namespace Hsm.Abstractions;

/// <summary>The user is logged in.</summary>
/// <param name="User">Number of the user.</param>
public sealed record AuthLoginResponse(UserId User) : HsmResponse(HsmStatus.Ok);
