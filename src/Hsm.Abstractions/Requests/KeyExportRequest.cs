namespace Hsm.Abstractions;

/// <summary>
/// Asks for label and bytes of a key. Linearizes where the snapshot of policy, label and bytes is taken: one
/// instant for all three.
/// </summary>
/// <param name="Id">The key; number 0 answers BadArgs, as does a wrapped or hardware id (not in this slice).</param>
/// <remarks>
/// Answers KeyExportResponse. Looks in the addressed cache, then in NVM (and then caches it, committed, when a slot
/// is to be had; it never fails for want of one). NotFound: in neither. Access: NonExportable or Trusted.
/// </remarks>
public sealed record KeyExportRequest(KeyId Id) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.KeyExport;
}
