namespace Hsm.Abstractions;

/// <summary>Destroys several objects at once: all of them or none.</summary>
/// <param name="Ids">Up to 19 (NvmIdList.MaxCount), else BadArgs; none compacts the log.</param>
/// <remarks>
/// Ok; Access: any object of the list is NonModifiable, NonDestroyable or Trusted: nothing is destroyed. A slot of SHE may
/// go although it is Trusted. Absent ids pass. Committed cached copies of the ids go in every session; uncommitted keys stay.
/// </remarks>
public sealed record NvmDestroyRequest(NvmIdList Ids) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.NvmDestroy;
}
