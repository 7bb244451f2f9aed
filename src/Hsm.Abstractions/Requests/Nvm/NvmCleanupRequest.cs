namespace Hsm.Abstractions;

/// <summary>Ends the client's use of the store; the store stays up for the other sessions.</summary>
/// <remarks>
/// Answers StatusResponse(Ok). The reference keeps the store open: one client must not take it from the others.
/// </remarks>
public sealed record NvmCleanupRequest() : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.NvmCleanup;
}
