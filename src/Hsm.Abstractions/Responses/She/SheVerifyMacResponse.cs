namespace Hsm.Abstractions;

/// <summary>Whether a MAC matches.</summary>
/// <param name="IsValid">True when it does.</param>
public sealed record SheVerifyMacResponse(bool IsValid) : HsmResponse(HsmStatus.Ok);
