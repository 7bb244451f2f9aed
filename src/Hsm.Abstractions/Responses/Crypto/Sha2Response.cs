namespace Hsm.Abstractions;

/// <summary>State or digest of a hash.</summary>
/// <param name="LengthBytes">Bytes hashed so far, this request's included.</param>
/// <param name="Hash">Not last: the chaining value, 32 or 64 bytes as in Sha2State; last: the digest.</param>
public sealed record Sha2Response(ulong LengthBytes, Bytes Hash) : HsmResponse(HsmStatus.Ok);
