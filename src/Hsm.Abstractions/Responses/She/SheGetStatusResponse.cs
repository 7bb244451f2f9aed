namespace Hsm.Abstractions;

/// <summary>The status register.</summary>
/// <param name="Flags">Eight bits (AUTOSAR SHE, 4.7.14).</param>
public sealed record SheGetStatusResponse(SheStatusFlags Flags) : HsmResponse(HsmStatus.Ok);
