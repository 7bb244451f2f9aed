namespace Hsm.Abstractions;

/// <summary>Result of a cipher.</summary>
/// <param name="Output">As long as the data.</param>
public sealed record SheCipherResponse(Bytes Output) : HsmResponse(HsmStatus.Ok);
