namespace Hsm.Abstractions;

/// <summary>Random bytes.</summary>
/// <param name="Data">16 bytes.</param>
public sealed record SheRandomResponse(Bytes Data) : HsmResponse(HsmStatus.Ok);
