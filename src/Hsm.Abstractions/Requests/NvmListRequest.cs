namespace Hsm.Abstractions;

/// <summary>Asks for the object after a given one, in the order in which objects were last written.</summary>
/// <param name="StartId">0: the first object; else the one to continue after.</param>
/// <remarks>
/// Answers NvmListResponse. After the last object, or if StartId is not there: count 0 and id 0. Reclaim keeps the
/// order.
/// </remarks>
public sealed record NvmListRequest(NvmId StartId) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.NvmList;
}
