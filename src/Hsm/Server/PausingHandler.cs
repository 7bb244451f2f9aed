using Hsm.Abstractions;

namespace Hsm;

/// <summary>A handler whose request may pause while the accelerator is at work.</summary>
/// <typeparam name="TRequest">The type.</typeparam>
internal abstract class PausingHandler<TRequest> : RequestHandler
    where TRequest : HsmRequest
{
    /// <inheritdoc/>
    public sealed override JobStep Begin(SessionState session, HsmRequest request) => Begin(session, (TRequest)request);

    /// <summary>Carries the request out without a pause: where pausing is blocked, the accelerator is waited for.</summary>
    /// <param name="session">Who asks.</param>
    /// <param name="request">What is asked.</param>
    /// <returns>The answer.</returns>
    public sealed override HsmResponse Handle(SessionState session, HsmRequest request)
    {
        using var blocked = session.BlockPause();
        return Begin(session, (TRequest)request).Response
            ?? throw new HsmInvariantException("A request whose pausing is blocked is answered at once.");
    }

    /// <summary>Begins the request.</summary>
    /// <param name="session">Who asks; this thread is its one worker.</param>
    /// <param name="request">What is asked.</param>
    /// <returns>The answer, or what is left of the request.</returns>
    protected abstract JobStep Begin(SessionState session, TRequest request);

    /// <summary>An answer that is a status only.</summary>
    /// <param name="status">The status.</param>
    /// <returns>The request is answered.</returns>
    protected static JobStep Answer(HsmStatus status) =>
        JobStep.Done(status == HsmStatus.Ok ? StatusResponse.Ok : new StatusResponse(status));
}
