namespace Hsm.Abstractions;

/// <summary>Begins secure boot: the boot loader's MAC is about to be computed.</summary>
/// <param name="LengthBytes">Of the boot loader.</param>
/// <remarks>
/// Answers StatusResponse(Ok). SheNoSecureBoot: no BOOT_MAC_KEY; SheSequence: before the UID was set or out of the
/// order of secure boot.
/// </remarks>
public sealed record SheSecureBootInitRequest(uint LengthBytes) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.SheSecureBootInit;
}
