using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// A connection inside one process: a shared buffer for a request and one for a response, each with a flag, as wolfHSM's
/// memory transport. Both ends wait without polling.
/// </summary>
/// <remarks>
/// The buffers are owned by whoever the flag names, so they need no lock: a flag is set after its buffer was written and
/// read before it is. The gates serve waiting alone.
/// </remarks>
public sealed class InMemoryTransport
{
    private const int Empty = 0;
    private const int Sent = 1;
    private const int Taken = 2;

    private readonly object _requestGate = new();
    private readonly object _responseGate = new();

    // Empty: the client may write; Sent: the server may read; Taken: the server is at work on it.
    private int _requestFlag;
    private RequestMessage _request;

    // Empty: the server may write; Sent: the client may read.
    private int _responseFlag;
    private ResponseMessage _response;

    private int _clientGone;
    private int _serverGone;
    private Action? _arrived;

    /// <summary>Makes a connection, open at both ends.</summary>
    public InMemoryTransport()
    {
        Client = new ClientEnd(this);
        Server = new ServerEnd(this);
    }

    /// <summary>The client's end.</summary>
    public IClientTransport Client { get; }

    /// <summary>The server's end.</summary>
    public IServerTransport Server { get; }

    private static void Wake(object gate)
    {
        lock (gate)
        {
            Monitor.PulseAll(gate);
        }
    }

    private sealed class ClientEnd(InMemoryTransport link) : IClientTransport
    {
        public HsmStatus Send(RequestMessage message)
        {
            if (Volatile.Read(ref link._serverGone) != 0 || Volatile.Read(ref link._clientGone) != 0)
            {
                return HsmStatus.Aborted;
            }

            if (Volatile.Read(ref link._requestFlag) != Empty)
            {
                return HsmStatus.RequestPending;
            }

            link._request = message;
            Volatile.Write(ref link._requestFlag, Sent);
            Wake(link._requestGate);
            Volatile.Read(ref link._arrived)?.Invoke();
            return HsmStatus.Ok;
        }

        public HsmStatus TryReceive(out ResponseMessage message)
        {
            message = default;
            if (Volatile.Read(ref link._responseFlag) != Sent)
            {
                return Withdraw() ? HsmStatus.Aborted : HsmStatus.NotReady;
            }

            message = link._response;
            Volatile.Write(ref link._responseFlag, Empty);
            return HsmStatus.Ok;
        }

        public HsmStatus WaitForResponse()
        {
            lock (link._responseGate)
            {
                while (Volatile.Read(ref link._responseFlag) != Sent)
                {
                    if (Withdraw())
                    {
                        return HsmStatus.Aborted;
                    }

                    Monitor.Wait(link._responseGate);
                }

                return HsmStatus.Ok;
            }
        }

        public void Disconnect()
        {
            Volatile.Write(ref link._clientGone, 1);
            Wake(link._requestGate);
            Volatile.Read(ref link._arrived)?.Invoke();
        }

        // A server that has gone takes nothing more. What it took before, it still answers; what it did not is taken
        // back here, by the one exchange that decides between the two.
        private bool Withdraw() => Volatile.Read(ref link._serverGone) != 0
            && Interlocked.CompareExchange(ref link._requestFlag, Empty, Sent) == Sent;
    }

    private sealed class ServerEnd(InMemoryTransport link) : IServerTransport
    {
        private bool IsGone => Volatile.Read(ref link._serverGone) != 0;

        public HsmStatus TryReceive(out RequestMessage message)
        {
            message = default;
            if (IsGone)
            {
                return HsmStatus.Aborted;
            }

            // Asked before the flag: what the client sent before it went is to be seen.
            var clientGone = Volatile.Read(ref link._clientGone) != 0;
            if (Interlocked.CompareExchange(ref link._requestFlag, Taken, Sent) != Sent)
            {
                return clientGone ? HsmStatus.Aborted : HsmStatus.NotReady;
            }

            message = link._request;
            return HsmStatus.Ok;
        }

        public HsmStatus Send(ResponseMessage message)
        {
            if (Volatile.Read(ref link._requestFlag) != Taken || Volatile.Read(ref link._responseFlag) != Empty)
            {
                return HsmStatus.Aborted;
            }

            // The request buffer is given back first: a client that has its response may send at once.
            Volatile.Write(ref link._requestFlag, Empty);
            link._response = message;
            Volatile.Write(ref link._responseFlag, Sent);
            Wake(link._responseGate);
            return HsmStatus.Ok;
        }

        public HsmStatus WaitForRequest()
        {
            lock (link._requestGate)
            {
                while (true)
                {
                    var over = IsGone || Volatile.Read(ref link._clientGone) != 0;
                    if (Volatile.Read(ref link._requestFlag) == Sent || over)
                    {
                        return IsGone ? HsmStatus.Aborted : HsmStatus.Ok;
                    }

                    Monitor.Wait(link._requestGate);
                }
            }
        }

        public void OnArrival(Action arrived)
        {
            // A full fence on either side: the sender raises the flag and then looks for a callback, this end names the
            // callback and then looks at the flag; one of the two sees the other.
            Interlocked.Exchange(ref link._arrived, arrived);
            if (Volatile.Read(ref link._requestFlag) == Sent || Volatile.Read(ref link._clientGone) != 0 || IsGone)
            {
                arrived();
            }
        }

        public void Disconnect()
        {
            Volatile.Write(ref link._serverGone, 1);
            Wake(link._requestGate);
            Wake(link._responseGate);
            Volatile.Read(ref link._arrived)?.Invoke();
        }
    }
}
