namespace Hsm.Abstractions;

/// <summary>Loads a key by the memory update protocol (AUTOSAR SHE, 4.9).</summary>
/// <param name="MessageOne">16 bytes: UID, slot and authorising slot.</param>
/// <param name="MessageTwo">32 bytes: counter, flags and key, encrypted.</param>
/// <param name="MessageThree">16 bytes: MAC of the two.</param>
/// <remarks>
/// Answers SheLoadKeyResponse. BadArgs: other lengths; SheSequence: before the UID was set or out of the order of secure boot;
/// SheWriteProtected: the slot is, whoever asks; SheKeyInvalid: the one slot does not authorise the other; SheKeyEmpty: no
/// authorising key; SheKeyNotAvailable: it is locked by boot; SheKeyUpdate: MAC, UID or counter do not fit. Looked at in this order.
/// </remarks>
public sealed record SheLoadKeyRequest(Bytes MessageOne, Bytes MessageTwo, Bytes MessageThree) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.SheLoadKey;
}
