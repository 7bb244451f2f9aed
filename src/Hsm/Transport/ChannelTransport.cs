using System.Threading.Channels;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// A connection inside one process over two channels of one message each: one for the request, one for the response.
/// Both ends wait without polling.
/// </summary>
public sealed class ChannelTransport
{
    // Where the server's end stands. Idle -> Taken -> Idle; Disconnect makes Idle to Gone and Taken to GoneOnceAnswered.
    private const int Idle = 0;
    private const int Taken = 1;
    private const int GoneOnceAnswered = 2;
    private const int Gone = 3;

    private readonly Channel<RequestMessage> _requests = Channel.CreateBounded<RequestMessage>(1);
    private readonly Channel<ResponseMessage> _responses = Channel.CreateBounded<ResponseMessage>(1);
    private int _server = Idle;
    private Action? _arrived;

    /// <summary>Makes a connection, open at both ends.</summary>
    public ChannelTransport()
    {
        Client = new ClientEnd(this);
        Server = new ServerEnd(this);
    }

    /// <summary>The client's end.</summary>
    public IClientTransport Client { get; }

    /// <summary>The server's end.</summary>
    public IServerTransport Server { get; }

    private static HsmStatus Wait<T>(ChannelReader<T> reader) =>
        reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult() ? HsmStatus.Ok : HsmStatus.Aborted;

    private static bool IsOver<T>(ChannelReader<T> reader) => reader.Completion.IsCompleted;

    private void Tell() => Volatile.Read(ref _arrived)?.Invoke();

    private sealed class ClientEnd(ChannelTransport link) : IClientTransport
    {
        // Touched by the client's one thread: sent and not yet answered.
        private bool _isInFlight;
        private int _isGone;

        public HsmStatus Send(RequestMessage message)
        {
            if (Volatile.Read(ref _isGone) != 0 || Volatile.Read(ref link._server) >= GoneOnceAnswered)
            {
                return HsmStatus.Aborted;
            }

            if (_isInFlight)
            {
                return HsmStatus.RequestPending;
            }

            if (!link._requests.Writer.TryWrite(message))
            {
                return HsmStatus.Aborted;
            }

            _isInFlight = true;
            link.Tell();
            return HsmStatus.Ok;
        }

        public HsmStatus TryReceive(out ResponseMessage message)
        {
            // Asked before the channel: what was answered before the end is to be seen.
            var isOver = IsOver(link._responses.Reader);
            if (link._responses.Reader.TryRead(out message))
            {
                _isInFlight = false;
                return HsmStatus.Ok;
            }

            return isOver ? HsmStatus.Aborted : HsmStatus.NotReady;
        }

        public HsmStatus WaitForResponse() => Wait(link._responses.Reader);

        public void Disconnect()
        {
            Volatile.Write(ref _isGone, 1);
            link._requests.Writer.TryComplete();
            link.Tell();
        }
    }

    private sealed class ServerEnd(ChannelTransport link) : IServerTransport
    {
        public HsmStatus TryReceive(out RequestMessage message)
        {
            message = default;
            // Asked before the channel: what the client sent before it went is to be seen.
            var isOver = IsOver(link._requests.Reader);
            var stood = Interlocked.CompareExchange(ref link._server, Taken, Idle);
            if (stood != Idle)
            {
                return stood == Taken && !isOver ? HsmStatus.NotReady : HsmStatus.Aborted;
            }

            if (link._requests.Reader.TryRead(out message))
            {
                return HsmStatus.Ok;
            }

            LeaveTaken();
            return isOver ? HsmStatus.Aborted : HsmStatus.NotReady;
        }

        public HsmStatus Send(ResponseMessage message)
        {
            if (Volatile.Read(ref link._server) is not (Taken or GoneOnceAnswered))
            {
                return HsmStatus.Aborted;
            }

            // Written before the end is idle again: from then on a disconnect completes the channel.
            var isSent = link._responses.Writer.TryWrite(message);
            LeaveTaken();
            return isSent ? HsmStatus.Ok : HsmStatus.Aborted;
        }

        public HsmStatus WaitForRequest() => Wait(link._requests.Reader);

        public void OnArrival(Action arrived)
        {
            // A full fence on either side, as in InMemoryTransport: one of sender and this end sees the other.
            Interlocked.Exchange(ref link._arrived, arrived);
            if (link._requests.Reader.TryPeek(out _) || IsOver(link._requests.Reader))
            {
                arrived();
            }
        }

        public void Disconnect()
        {
            link._requests.Writer.TryComplete();
            if (Leave() == Idle)
            {
                link._responses.Writer.TryComplete();
            }

            link.Tell();
        }

        // Goes now, or once what was taken is answered; answers where the end stood.
        private int Leave()
        {
            while (true)
            {
                var stood = Volatile.Read(ref link._server);
                var next = stood == Taken ? GoneOnceAnswered : stood == Idle ? Gone : stood;
                if (Interlocked.CompareExchange(ref link._server, next, stood) == stood)
                {
                    return stood;
                }
            }
        }

        // What was taken is answered, or was nothing: whoever disconnected meanwhile left the rest to this thread.
        private void LeaveTaken()
        {
            if (Interlocked.CompareExchange(ref link._server, Idle, Taken) == GoneOnceAnswered)
            {
                Volatile.Write(ref link._server, Gone);
                link._responses.Writer.TryComplete();
            }
        }
    }
}
