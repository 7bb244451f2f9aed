namespace Hsm.Abstractions;

/// <summary>The function was called, or is there.</summary>
/// <param name="Type">As in the request.</param>
/// <param name="ReturnCode">What the function returned.</param>
/// <param name="Data">256 bytes of the function.</param>
public sealed record CustomResponse(uint Type, int ReturnCode, Bytes Data) : HsmResponse(HsmStatus.Ok);
