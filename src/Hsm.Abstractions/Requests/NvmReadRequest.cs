namespace Hsm.Abstractions;

/// <summary>Reads a part of an object's data.</summary>
/// <param name="Id">The object.</param>
/// <param name="OffsetBytes">0 up to the object's length less one, else BadArgs: an empty object can not be read.</param>
/// <param name="LengthBytes">0..65535; clamped to what is there.</param>
/// <remarks>
/// Answers NvmReadResponse. NotFound: absent; Access: NonExportable or Trusted; checked in this order, offset last.
/// Negative values answer BadArgs at once.
/// </remarks>
public sealed record NvmReadRequest(NvmId Id, int OffsetBytes, int LengthBytes) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.NvmRead;
}
