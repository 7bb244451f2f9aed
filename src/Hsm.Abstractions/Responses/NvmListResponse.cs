namespace Hsm.Abstractions;

/// <summary>One step through the directory.</summary>
/// <param name="Count">Objects after the start, the returned one included; 0 at the end.</param>
/// <param name="Id">The next object; 0 at the end.</param>
public sealed record NvmListResponse(int Count, NvmId Id) : HsmResponse(HsmStatus.Ok);
