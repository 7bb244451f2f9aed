using Hsm.Abstractions;
using Hsm.Protocol;

namespace Hsm.Oracle.Rounds;

/// <summary>A session with a server under test, whatever carries it. Used by one thread at a time.</summary>
internal abstract class HostedClient : IDisposable
{
    /// <summary>Why the last request got no answer; None: it got one.</summary>
    public abstract ClientFault Fault { get; }

    /// <summary>Sends a request and waits for the answer.</summary>
    /// <param name="request">What is asked.</param>
    /// <returns>The answer; means nothing unless <see cref="Fault"/> is None.</returns>
    public abstract HsmResponse Send(HsmRequest request);

    /// <summary>Lets go of the connection, without CLOSE.</summary>
    public abstract void Dispose();
}
