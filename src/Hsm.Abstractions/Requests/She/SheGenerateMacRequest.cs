namespace Hsm.Abstractions;

/// <summary>AES-128-CMAC with a slot.</summary>
/// <param name="KeySlot">0..15; the RAM key is 14.</param>
/// <param name="Message">May be empty.</param>
/// <remarks>
/// Answers SheGenerateMacResponse. SheKeyEmpty: the slot is; SheKeyNotAvailable: locked by boot or debugger;
/// SheKeyInvalid: not for this use. SheSequence: before the UID was set or out of the order of secure boot.
/// </remarks>
public sealed record SheGenerateMacRequest(byte KeySlot, Bytes Message) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.SheGenerateMac;
}
