using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// Carries out one kind of request for a session: checks, effect, answer. Holds no state of its own; takes the locks it
/// needs and holds none when it returns.
/// </summary>
internal abstract class RequestHandler
{
    /// <summary>Carries out a request.</summary>
    /// <param name="session">Who asks; this thread is its one worker.</param>
    /// <param name="request">Of the handler's kind.</param>
    /// <returns>The answer; a failed request has changed nothing unless its status says so.</returns>
    public abstract HsmResponse Handle(SessionState session, HsmRequest request);

    /// <summary>Begins a request that may pause; only one that runs as a job does.</summary>
    /// <param name="session">Who asks; this thread is its one worker.</param>
    /// <param name="request">Of the handler's kind.</param>
    /// <returns>The answer, or what is left of the request.</returns>
    public virtual JobStep Begin(SessionState session, HsmRequest request) => JobStep.Done(Handle(session, request));
}
