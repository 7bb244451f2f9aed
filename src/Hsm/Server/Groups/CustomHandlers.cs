using Hsm.Abstractions;

namespace Hsm;

/// <summary>The handlers of CUSTOM.</summary>
internal sealed record CustomHandlers : HandlerGroup
{
    /// <summary>Calls a function of the server's owner.</summary>
    public RequestHandler Call { get; init; } = new CustomHandler();

    /// <inheritdoc/>
    public override RequestHandler? HandlerOf(HsmRequest request) => request is CustomRequest ? Call : null;
}
