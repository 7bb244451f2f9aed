using Hsm.Abstractions;

namespace Hsm;

/// <summary>The handlers of NVM: INIT, CLEANUP, GETAVAILABLE.</summary>
internal sealed record NvmServiceHandlers : HandlerGroup
{
    /// <inheritdoc/>
    public override RequestHandler? HandlerOf(HsmRequest request) => null;
}
