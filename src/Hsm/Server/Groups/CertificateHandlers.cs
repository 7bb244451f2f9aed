using Hsm.Abstractions;

namespace Hsm;

/// <summary>The handlers of CERT.</summary>
internal sealed record CertificateHandlers : HandlerGroup
{
    /// <inheritdoc/>
    public override RequestHandler? HandlerOf(HsmRequest request) => null;
}
