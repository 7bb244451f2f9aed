using Hsm.Abstractions;

namespace Hsm;

/// <summary>NVM CLEANUP: one client's farewell; the store stays up for the others.</summary>
internal sealed class NvmCleanupHandler : RequestHandler<NvmCleanupRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, NvmCleanupRequest request) => StatusResponse.Ok;
}
