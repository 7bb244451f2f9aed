namespace Hsm.Abstractions;

/// <summary>What a session may do now.</summary>
/// <param name="State">Its state.</param>
public sealed record TokenSessionInfoResponse(TokenSessionState State) : HsmResponse(HsmStatus.Ok);
