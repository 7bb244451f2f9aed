namespace Hsm.Abstractions;

/// <summary>A derived key or shared secret.</summary>
/// <param name="Key">Its id if it was cached, else 0.</param>
/// <param name="Secret">Its bytes for an ephemeral target, else empty.</param>
public sealed record DerivedKeyResponse(KeyId Key, Bytes Secret) : HsmResponse(HsmStatus.Ok);
