namespace Hsm.Abstractions;

/// <summary>Random bytes.</summary>
/// <param name="Data">As many as asked for, up to the cap.</param>
public sealed record RngResponse(Bytes Data) : HsmResponse(HsmStatus.Ok);
