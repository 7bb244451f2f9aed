namespace Hsm.Abstractions;

/// <summary>What a search found next.</summary>
/// <param name="Handles">At most as many as asked for; none: there are no more.</param>
public sealed record TokenHandlesResponse(TokenHandles Handles) : HsmResponse(HsmStatus.Ok);
