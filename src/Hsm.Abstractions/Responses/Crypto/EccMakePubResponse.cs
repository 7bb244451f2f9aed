namespace Hsm.Abstractions;

/// <summary>The point of a key.</summary>
/// <param name="Point">X9.63, uncompressed: 0x04, X, Y.</param>
public sealed record EccMakePubResponse(Bytes Point) : HsmResponse(HsmStatus.Ok);
