namespace Hsm.Abstractions;

/// <summary>Result of AES-CTR.</summary>
/// <param name="Output">As long as the data.</param>
/// <param name="State">To go on with.</param>
public sealed record AesCtrResponse(Bytes Output, AesCtrState State) : HsmResponse(HsmStatus.Ok);
