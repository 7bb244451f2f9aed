namespace Hsm.Abstractions;

/// <summary>Verifies an AES-128-CMAC with a slot.</summary>
/// <param name="KeySlot">0..15; the RAM key is 14.</param>
/// <param name="Message">May be empty.</param>
/// <param name="Mac">1..16 bytes: a MAC may be cut off.</param>
/// <remarks>
/// Answers SheVerifyMacResponse; a MAC that does not match is no error. SheKeyEmpty: the slot is; SheKeyNotAvailable:
/// locked by boot or debugger; SheKeyInvalid: not for this use. SheSequence: before the UID was set or out of the order
/// of secure boot.
/// </remarks>
public sealed record SheVerifyMacRequest(byte KeySlot, Bytes Message, Bytes Mac) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.SheVerifyMac;
}
