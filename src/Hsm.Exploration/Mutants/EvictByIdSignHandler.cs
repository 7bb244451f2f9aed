using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>
/// K5. Signs, then evicts whatever has the id: a key that another session has put there meanwhile goes instead (ABA).
/// </summary>
/// <param name="right">The right handler, which signs well.</param>
/// <param name="evict">The right handler of KEY EVICT.</param>
internal sealed class EvictByIdSignHandler(RequestHandler right, RequestHandler evict) : RequestHandler<EcdsaSignRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, EcdsaSignRequest request)
    {
        var response = right.Handle(session, request with { EvictsKey = false });
        if (request.EvictsKey)
        {
            evict.Handle(session, new KeyEvictRequest(request.Key));
        }

        return response;
    }
}
