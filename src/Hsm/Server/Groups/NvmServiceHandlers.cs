using Hsm.Abstractions;

namespace Hsm;

/// <summary>The handlers of NVM: INIT, CLEANUP, GETAVAILABLE.</summary>
internal sealed record NvmServiceHandlers : HandlerGroup
{
    /// <summary>NVM INIT.</summary>
    public RequestHandler Init { get; init; } = new NvmInitHandler();

    /// <summary>NVM CLEANUP.</summary>
    public RequestHandler Cleanup { get; init; } = new NvmCleanupHandler();

    /// <summary>NVM GETAVAILABLE.</summary>
    public RequestHandler GetAvailable { get; init; } = new NvmGetAvailableHandler();

    /// <inheritdoc/>
    public override RequestHandler? HandlerOf(HsmRequest request) => request switch
    {
        NvmInitRequest => Init,
        NvmCleanupRequest => Cleanup,
        NvmGetAvailableRequest => GetAvailable,
        _ => null,
    };
}
