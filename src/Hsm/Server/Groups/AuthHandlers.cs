using Hsm.Abstractions;

namespace Hsm;

/// <summary>The handlers of AUTH.</summary>
internal sealed record AuthHandlers : HandlerGroup
{
    /// <inheritdoc/>
    public override RequestHandler? HandlerOf(HsmRequest request) => null;
}
