using Hsm.Abstractions;

namespace Hsm;

/// <summary>A handler of AUTH: one hold of the Applications lock around its effect. Refuses where the server has no users.</summary>
/// <typeparam name="TRequest">The type of request.</typeparam>
internal abstract class AuthHandler<TRequest> : RequestHandler<TRequest>
    where TRequest : HsmRequest
{
    /// <inheritdoc/>
    protected sealed override HsmResponse Handle(SessionState session, TRequest request) =>
        session.Server.Users is { } users ? Carry(session, users, request) : Answer(HsmStatus.AuthNotEnabled);

    /// <summary>Carries out a request; no lock is held yet.</summary>
    /// <param name="session">Who asks.</param>
    /// <param name="users">The server's users.</param>
    /// <param name="request">What is asked.</param>
    /// <returns>The answer.</returns>
    protected abstract HsmResponse Carry(SessionState session, UserRegistry users, TRequest request);
}
