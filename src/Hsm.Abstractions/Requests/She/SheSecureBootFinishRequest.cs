namespace Hsm.Abstractions;

/// <summary>Ends secure boot: compares the MAC with the one stored, or stores it the first time.</summary>
/// <remarks>
/// Answers StatusResponse(Ok). SheGeneral: the MAC differs, keys with the boot protection bit stay locked; SheSequence:
/// before the UID was set or out of the order of secure boot.
/// </remarks>
public sealed record SheSecureBootFinishRequest() : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.SheSecureBootFinish;
}
