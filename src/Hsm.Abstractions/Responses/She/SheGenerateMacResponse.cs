namespace Hsm.Abstractions;

/// <summary>A MAC.</summary>
/// <param name="Mac">16 bytes.</param>
public sealed record SheGenerateMacResponse(Bytes Mac) : HsmResponse(HsmStatus.Ok);
