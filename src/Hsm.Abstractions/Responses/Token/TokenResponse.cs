namespace Hsm.Abstractions;

/// <summary>
/// How a request of the PKCS#11 face ended; every failure, and success with nothing to tell. The status is Ok: the HSM
/// carried the request to its end. Where it could not (a lock was not to be had) a StatusResponse comes instead.
/// </summary>
/// <param name="Result">The result.</param>
public sealed record TokenResponse(TokenResult Result) : HsmResponse(HsmStatus.Ok);
