using Hsm.Abstractions;

namespace Hsm;

/// <summary>The handlers of CUSTOM.</summary>
internal sealed record CustomHandlers : HandlerGroup
{
    /// <inheritdoc/>
    public override RequestHandler? HandlerOf(HsmRequest request) => null;
}
