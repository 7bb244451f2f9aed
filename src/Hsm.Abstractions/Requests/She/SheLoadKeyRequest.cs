namespace Hsm.Abstractions;

/// <summary>Loads a key by the memory update protocol (AUTOSAR SHE, 4.9).</summary>
/// <param name="MessageOne">16 bytes: UID, slot and authorising slot.</param>
/// <param name="MessageTwo">32 bytes: counter, flags and key, encrypted.</param>
/// <param name="MessageThree">16 bytes: MAC of the two.</param>
/// <remarks>
/// Answers SheLoadKeyResponse. BadArgs: other lengths; SheKeyUpdate: MAC, UID or counter do not fit; SheKeyEmpty: no
/// authorising key; SheWriteProtected: the slot is. SheSequence: before the UID was set or out of the order of secure
/// boot.
/// </remarks>
public sealed record SheLoadKeyRequest(Bytes MessageOne, Bytes MessageTwo, Bytes MessageThree) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.SheLoadKey;
}
