namespace Hsm.Abstractions;

/// <summary>State or MAC.</summary>
/// <param name="State">After an update; else all zero.</param>
/// <param name="Key">After an update that of the request; else 0.</param>
/// <param name="Mac">Empty after an update.</param>
public sealed record AesCmacResponse(CmacState State, KeyId Key, Bytes Mac) : HsmResponse(HsmStatus.Ok);
