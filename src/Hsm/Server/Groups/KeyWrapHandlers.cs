using Hsm.Abstractions;

namespace Hsm;

/// <summary>The handlers of KEY: wrapped keys and data, public export, random keys.</summary>
internal sealed record KeyWrapHandlers : HandlerGroup
{
    /// <inheritdoc/>
    public override RequestHandler? HandlerOf(HsmRequest request) => null;
}
