namespace Hsm.Abstractions;

/// <summary>AES-128-CBC with a slot.</summary>
/// <param name="Direction">Which way.</param>
/// <param name="KeySlot">0..15; the RAM key is 14.</param>
/// <param name="Iv">16 bytes, else BadArgs.</param>
/// <param name="Data">Whole blocks of 16 bytes, else BadArgs.</param>
/// <remarks>
/// Answers SheCipherResponse. SheKeyEmpty: the slot is; SheKeyNotAvailable: locked by boot or debugger; SheKeyInvalid:
/// not for this use. SheSequence: before the UID was set or out of the order of secure boot.
/// </remarks>
public sealed record SheCbcRequest(CipherDirection Direction, byte KeySlot, Bytes Iv, Bytes Data) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => Direction == CipherDirection.Encrypt ? RequestKind.SheEncryptCbc : RequestKind.SheDecryptCbc;
}
