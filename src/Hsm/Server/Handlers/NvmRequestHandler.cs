using Hsm.Abstractions;

namespace Hsm;

/// <summary>A handler of group NVM: refuses who may not name objects.</summary>
/// <typeparam name="TRequest">The type of request.</typeparam>
internal abstract class NvmRequestHandler<TRequest> : RequestHandler<TRequest>
    where TRequest : HsmRequest
{
    /// <inheritdoc/>
    protected sealed override HsmResponse Handle(SessionState session, TRequest request) =>
        session.Server.NvmIds.Admits(session.Client) ? Answer(session, request) : Answer(HsmStatus.Access);

    /// <summary>Carries out a request.</summary>
    /// <param name="session">Who asks; this thread is its one worker.</param>
    /// <param name="request">What is asked, by the client's ids.</param>
    /// <returns>The answer, by the client's ids.</returns>
    protected abstract HsmResponse Answer(SessionState session, TRequest request);
}
