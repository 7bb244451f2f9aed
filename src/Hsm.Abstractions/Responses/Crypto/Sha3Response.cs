namespace Hsm.Abstractions;

/// <summary>State or digest of a hash.</summary>
/// <param name="State">Not last: 200 bytes; last: empty (zeros on the wire).</param>
/// <param name="Digest">Last: 28, 32, 48 or 64 bytes; else empty.</param>
public sealed record Sha3Response(Bytes State, Bytes Digest) : HsmResponse(HsmStatus.Ok);
