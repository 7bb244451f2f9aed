using Hsm.Abstractions;

namespace Hsm;

/// <summary>NVM INIT: the store is up since the server opened; greets.</summary>
internal sealed class NvmInitHandler : NvmRequestHandler<NvmInitRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Answer(SessionState session, NvmInitRequest request) =>
        new NvmInitResponse(session.Server.ServerId, request.ClientNvmId);
}
