namespace Hsm.Abstractions;

/// <summary>The bytes of the request.</summary>
/// <param name="Data">Equal to the request's.</param>
public sealed record EchoResponse(Bytes Data) : HsmResponse(HsmStatus.Ok);
