namespace Hsm.Abstractions;

/// <summary>Greets the store; it is up already. Touches no state.</summary>
/// <param name="ClientNvmId">The client's own number for its store; told back.</param>
/// <remarks>Answers NvmInitResponse. Does not clear or format anything.</remarks>
public sealed record NvmInitRequest(uint ClientNvmId) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.NvmInit;
}
