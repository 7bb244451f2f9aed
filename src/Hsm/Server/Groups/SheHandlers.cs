using Hsm.Abstractions;

namespace Hsm;

/// <summary>The handlers of SHE.</summary>
internal sealed record SheHandlers : HandlerGroup
{
    /// <inheritdoc/>
    public override RequestHandler? HandlerOf(HsmRequest request) => null;
}
