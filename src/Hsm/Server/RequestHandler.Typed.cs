using Hsm.Abstractions;

namespace Hsm;

/// <summary>A handler of one type of request.</summary>
/// <typeparam name="TRequest">The type.</typeparam>
internal abstract class RequestHandler<TRequest> : RequestHandler
    where TRequest : HsmRequest
{
    /// <inheritdoc/>
    public sealed override HsmResponse Handle(SessionState session, HsmRequest request) =>
        Handle(session, (TRequest)request);

    /// <summary>Carries out a request.</summary>
    /// <param name="session">Who asks; this thread is its one worker.</param>
    /// <param name="request">What is asked.</param>
    /// <returns>The answer.</returns>
    protected abstract HsmResponse Handle(SessionState session, TRequest request);

    /// <summary>An answer that is a status only.</summary>
    /// <param name="status">The status.</param>
    /// <returns>The answer.</returns>
    protected static HsmResponse Answer(HsmStatus status) =>
        status == HsmStatus.Ok ? StatusResponse.Ok : new StatusResponse(status);
}
