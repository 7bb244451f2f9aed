namespace Hsm.Abstractions;

/// <summary>A MAC.</summary>
/// <param name="Mac">As long as the hash.</param>
public sealed record HmacResponse(Bytes Mac) : HsmResponse(HsmStatus.Ok);
