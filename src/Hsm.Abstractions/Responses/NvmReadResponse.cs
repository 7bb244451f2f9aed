namespace Hsm.Abstractions;

/// <summary>A part of an object.</summary>
/// <param name="Data">From the offset asked for, clamped to the object.</param>
public sealed record NvmReadResponse(Bytes Data) : HsmResponse(HsmStatus.Ok);
