using System.Net;

namespace Hsm;

/// <summary>Is told what happens to connections; for logs. Members run on the server's threads and must be short.</summary>
public abstract class ConnectionObserver
{
    /// <summary>Looks away.</summary>
    public static ConnectionObserver None { get; } = new Nobody();

    /// <summary>A client was accepted.</summary>
    /// <param name="connection">Number of the connection, from 1.</param>
    /// <param name="peer">Where it comes from; null when not known.</param>
    public abstract void Opened(long connection, EndPoint? peer);

    /// <summary>A connection ended.</summary>
    /// <param name="connection">Its number.</param>
    /// <param name="reason">Why.</param>
    public abstract void Closed(long connection, CloseReason reason);

    /// <summary>A client was accepted and closed at once, for there are as many as there may be.</summary>
    /// <param name="peer">Where it comes from; null when not known.</param>
    public abstract void Refused(EndPoint? peer);

    /// <summary>The system could not accept a client (too many open files); it is tried again.</summary>
    /// <param name="exception">What it said.</param>
    public abstract void AcceptFailed(Exception exception);

    private sealed class Nobody : ConnectionObserver
    {
        public override void Opened(long connection, EndPoint? peer)
        {
            // Looks away.
        }

        public override void Closed(long connection, CloseReason reason)
        {
            // Looks away.
        }

        public override void Refused(EndPoint? peer)
        {
            // Looks away.
        }

        public override void AcceptFailed(Exception exception)
        {
            // Looks away.
        }
    }
}
