using Hsm.Abstractions;

namespace Hsm;

/// <summary>NVM CLEANUP: one client's farewell; the store stays up for the others.</summary>
internal sealed class NvmCleanupHandler : NvmRequestHandler<NvmCleanupRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Answer(SessionState session, NvmCleanupRequest request) => StatusResponse.Ok;
}
