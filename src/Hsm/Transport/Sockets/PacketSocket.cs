using System.Net.Sockets;
using Hsm.Abstractions;
using Hsm.Protocol;

namespace Hsm;

/// <summary>
/// The server's end of a stream socket, packet by packet: takes a request packet, sends its response packet, and reads
/// nothing of the socket between, so a client that is ahead waits in its own send buffer.
/// </summary>
/// <remarks>
/// It works in one of two ways. Unless somebody named an arrival callback, the worker reads the socket itself and may
/// block in that (a thread per session costs no hand-over). With a callback the operating system's readiness does the
/// reading and the sending, and no call blocks. One worker at a time; Disconnect and Sweep on any thread.
/// </remarks>
internal sealed class PacketSocket : IDisposable
{
    private readonly object _gate = new();
    private readonly Socket _socket;
    private readonly PacketBuffer _arrivals;
    private readonly SocketCallbacks _callbacks;
    private readonly TimeProvider _time;
    private readonly bool _mayIdle;

    // Guarded by _gate. Who may touch _arrivals follows from the phase: in Receiving whoever receives, else the worker.
    private PacketPhase _phase = PacketPhase.Receiving;
    private ReadOnlyMemory<byte> _packet;
    private Action? _arrived;
    private bool _isLeaving;
    private bool _isAwaited;
    private bool _isSending;
    private long _since;

    /// <summary>Takes a connected socket over.</summary>
    /// <param name="socket">Connected, blocking, owned from now on.</param>
    /// <param name="options">Longest packet.</param>
    /// <param name="time">For <see cref="Sweep"/>.</param>
    public PacketSocket(Socket socket, CodecOptions options, TimeProvider time)
    {
        _socket = socket;
        _arrivals = new PacketBuffer(options);
        Frame = new FrameBuffer(options.MaxFrameLengthBytes);
        _callbacks = new SocketCallbacks(
            socket, _arrivals.Room, count => Received(count) == PacketPhase.Receiving, isDone => Sent(isDone) == PacketPhase.Receiving);
        _time = time;
        _mayIdle = socket.AddressFamily == AddressFamily.Unix;
        _since = time.GetTimestamp();
    }

    /// <summary>Called once when the connection has ended, with no lock held.</summary>
    public Action<CloseReason>? Closed { get; set; }

    /// <summary>Where the frame of the response is written while its request is taken.</summary>
    public FrameBuffer Frame { get; }

    /// <summary>Takes the request packet that is there; does not wait.</summary>
    /// <param name="packet">Valid until its response is sent.</param>
    /// <returns>Ok; NotReady: none wholly there; Aborted: the connection has ended.</returns>
    public HsmStatus TryTake(out ReadOnlyMemory<byte> packet)
    {
        var status = TakeIfReady(out packet, out var isWorkersTurn);
        if (isWorkersTurn && BlockingSocket.HasArrivals(_socket))
        {
            Receive();
            status = TakeIfReady(out packet, out _);
        }

        return status;
    }

    /// <summary>Waits until TryTake would not answer NotReady.</summary>
    /// <returns>Ok: a packet is there; Aborted: the connection has ended.</returns>
    public HsmStatus Wait()
    {
        while (IsWorkersTurn())
        {
            if (Receive() == PacketPhase.Ready)
            {
                return HsmStatus.Ok;
            }
        }

        lock (_gate)
        {
            _isAwaited = true;
            while (_phase is PacketPhase.Receiving or PacketPhase.Sending)
            {
                Monitor.Wait(_gate);
            }

            _isAwaited = false;
            return _phase == PacketPhase.Over ? HsmStatus.Aborted : HsmStatus.Ok;
        }
    }

    /// <summary>Sends what was written into <see cref="Frame"/>, the response to the packet that was taken.</summary>
    /// <returns>Ok: on its way; Aborted: nothing is taken, or the connection has ended.</returns>
    public HsmStatus Send()
    {
        bool blocks;
        lock (_gate)
        {
            if (_phase != PacketPhase.Taken)
            {
                return HsmStatus.Aborted;
            }

            blocks = _arrived is null;
            _phase = blocks ? PacketPhase.Taken : PacketPhase.Sending;
            _isSending = true;
            _since = _time.GetTimestamp();
        }

        if (!blocks)
        {
            _callbacks.Send(Frame.Written);
            return HsmStatus.Ok;
        }

        var isSent = BlockingSocket.SendAll(_socket, Frame.Written.Span);
        Sent(isSent);
        return isSent ? HsmStatus.Ok : HsmStatus.Aborted;
    }

    /// <summary>Gives the packet that was taken up without a response, so that the next one is read. Nothing taken: does nothing.</summary>
    public void Skip()
    {
        Arrivals found;
        bool isCallbacks;
        lock (_gate)
        {
            if (_phase != PacketPhase.Taken)
            {
                return;
            }

            // It counts as no request: who sends such packets is idle.
            _arrivals.Release();
            _phase = PacketPhase.Receiving;
            found = LookAtArrivals();
            isCallbacks = _arrived is not null;
        }

        // Where nobody is called back, the worker receives when it next looks.
        if (Tell(found) == PacketPhase.Receiving && isCallbacks)
        {
            _callbacks.Receive();
        }
    }

    /// <summary>Names who is told of packets and of the end; from now on no call blocks.</summary>
    /// <param name="arrived">The callback.</param>
    public void OnArrival(Action arrived)
    {
        bool receives;
        bool tells;
        lock (_gate)
        {
            receives = _arrived is null && _phase == PacketPhase.Receiving;
            tells = _phase is PacketPhase.Ready or PacketPhase.Over;
            _arrived = arrived;
        }

        if (receives)
        {
            _callbacks.Receive();
        }

        if (tells)
        {
            arrived();
        }
    }

    /// <summary>Ends the connection from this side: at once, or when the packet that is taken has been answered.</summary>
    public void Disconnect()
    {
        lock (_gate)
        {
            _isLeaving = true;
            if (_phase is PacketPhase.Taken or PacketPhase.Sending)
            {
                return;
            }
        }

        End(CloseReason.ServerLeft);
    }

    /// <summary>As End(ServerLeft).</summary>
    public void Dispose() => End(CloseReason.ServerLeft);

    /// <summary>Ends the connection whatever it is at.</summary>
    /// <param name="reason">Why.</param>
    public void End(CloseReason reason)
    {
        Action? arrived;
        lock (_gate)
        {
            if (_phase == PacketPhase.Over)
            {
                return;
            }

            _phase = PacketPhase.Over;
            arrived = _arrived;
            Monitor.PulseAll(_gate);
        }

        BlockingSocket.Close(_socket, isOrderly: reason == CloseReason.ServerLeft);
        _callbacks.Dispose();
        Closed?.Invoke(reason);
        arrived?.Invoke();
    }

    /// <summary>Ends the connection when its client is idle over TCP, or slow at taking its response, for too long.</summary>
    /// <param name="limits">How long that is.</param>
    public void Sweep(SocketLimits limits)
    {
        CloseReason? reason;
        lock (_gate)
        {
            var elapsed = _time.GetElapsedTime(_since);
            reason = _isSending && elapsed >= limits.SlowReaderTime ? CloseReason.SlowReader
                : !_mayIdle && _phase == PacketPhase.Receiving && elapsed >= limits.IdleTime ? CloseReason.Idle
                : null;
        }

        if (reason is { } expired)
        {
            End(expired);
        }
    }

    private HsmStatus TakeIfReady(out ReadOnlyMemory<byte> packet, out bool isWorkersTurn)
    {
        packet = default;
        lock (_gate)
        {
            isWorkersTurn = _phase == PacketPhase.Receiving && _arrived is null;
            if (_phase != PacketPhase.Ready)
            {
                return _phase == PacketPhase.Over ? HsmStatus.Aborted : HsmStatus.NotReady;
            }

            _phase = PacketPhase.Taken;
            packet = _packet;
            return HsmStatus.Ok;
        }
    }

    private bool IsWorkersTurn()
    {
        lock (_gate)
        {
            return _phase == PacketPhase.Receiving && _arrived is null;
        }
    }

    // Blocking; the worker's own.
    private PacketPhase Receive() => Received(BlockingSocket.ReceiveSome(_socket, _arrivals.Room().Span));

    // What a receive brought: bytes, 0 for the end, less for a failure. Answers what came of it; Receiving: receive again.
    private PacketPhase Received(int count)
    {
        if (count <= 0)
        {
            End(count == 0 ? CloseReason.ClientLeft : CloseReason.Failed);
            return PacketPhase.Over;
        }

        Arrivals found;
        lock (_gate)
        {
            if (_phase != PacketPhase.Receiving)
            {
                return PacketPhase.Over;
            }

            _arrivals.Add(count);
            found = LookAtArrivals();
        }

        return Tell(found);
    }

    // How a send ended. Answers as Received; Receiving: the worker's thread, or the callback's, is to receive.
    private PacketPhase Sent(bool isDone)
    {
        if (!isDone)
        {
            End(CloseReason.ClientLeft);
            return PacketPhase.Over;
        }

        Arrivals found;
        lock (_gate)
        {
            if (_phase == PacketPhase.Over)
            {
                return PacketPhase.Over;
            }

            _isSending = false;
            Frame.Clear();
            _since = _time.GetTimestamp();
            _arrivals.Release();
            _phase = PacketPhase.Receiving;
            found = LookAtArrivals();
        }

        return Tell(found);
    }

    // Under _gate, in Receiving. Goes on to Ready when a packet is wholly there.
    private Arrivals LookAtArrivals()
    {
        if (_isLeaving)
        {
            return new Arrivals(PacketPhase.Over, CloseReason.ServerLeft, null);
        }

        if (_arrivals.TryTake(out _packet, out var isBad))
        {
            _phase = PacketPhase.Ready;
            if (_isAwaited)
            {
                Monitor.PulseAll(_gate);
            }

            return new Arrivals(PacketPhase.Ready, null, _arrived);
        }

        return isBad ? new Arrivals(PacketPhase.Over, CloseReason.BadFrame, null) : new Arrivals(PacketPhase.Receiving, null, null);
    }

    // With no lock held. Whoever is told may have answered the packet already: what is answered here is what was found.
    private PacketPhase Tell(Arrivals found)
    {
        if (found.Ends is { } reason)
        {
            End(reason);
        }

        found.Told?.Invoke();
        return found.Phase;
    }

    /// <summary>What a look at the arrivals came to.</summary>
    /// <param name="Phase">Receiving: no packet yet; Ready: one is there; Over: the connection is to end.</param>
    /// <param name="Ends">Why it is to end.</param>
    /// <param name="Told">Whom to tell.</param>
    private readonly record struct Arrivals(PacketPhase Phase, CloseReason? Ends, Action? Told);
}
