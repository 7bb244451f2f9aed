using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// A handler of the PKCS#11 face: one hold of the Applications lock, and of what else it names, around the whole
/// request, so that its effect has one instant.
/// </summary>
/// <typeparam name="TRequest">The type of request.</typeparam>
/// <param name="changes">What it changes beside the applications.</param>
/// <param name="looksAt">What it looks at beside the applications.</param>
internal abstract class TokenHandler<TRequest>(Guarded changes = Guarded.None, Guarded looksAt = Guarded.None) : RequestHandler<TRequest>
    where TRequest : HsmRequest
{
    /// <inheritdoc/>
    protected sealed override HsmResponse Handle(SessionState session, TRequest request)
    {
        if (session.Server.Token is null)
        {
            return Answer(HsmStatus.NoHandler);
        }

        using var held = session.Lock(Guarded.Applications | changes, looksAt);
        if (held.Failed)
        {
            return Answer(held.Status);
        }

        return session.Application is { } application
            ? Carry(session, application, request)
            : new TokenResponse(TokenResult.NotInitialized);
    }

    /// <summary>Carries out a request under the locks.</summary>
    /// <param name="session">Who asks.</param>
    /// <param name="application">What its connection is attached to.</param>
    /// <param name="request">What is asked.</param>
    /// <returns>The answer.</returns>
    protected abstract HsmResponse Carry(SessionState session, TokenApplication application, TRequest request);
}
