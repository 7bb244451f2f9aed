using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// The client's side of a session: one thread at a time and one request in flight, both checked. A second one is refused
/// with RequestPending, anything after CLOSE with NotReady; neither is sent.
/// </summary>
public sealed class ClientContext : IHsmClient
{
    private readonly IClientTransport _transport;
    private readonly InFlightGuard _guard;

    // Touched only by the thread the guard let in.
    private ushort _sequence;
    private bool _isClosing;

    /// <summary>Makes a session over a connection that no other context uses.</summary>
    /// <param name="transport">The client's end.</param>
    public ClientContext(IClientTransport transport)
        : this(transport, new SingleFlightGuard())
    {
    }

    /// <summary>Makes a session with another guard.</summary>
    /// <param name="transport">The client's end.</param>
    /// <param name="guard">Who lets threads in.</param>
    internal ClientContext(IClientTransport transport, InFlightGuard guard)
    {
        _transport = transport;
        _guard = guard;
    }

    /// <inheritdoc/>
    public HsmResponse Send(HsmRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var status = _guard.TryBegin();
        if (status == HsmStatus.Ok)
        {
            status = Transmit(request);
        }

        return status == HsmStatus.Ok ? Receive() : new StatusResponse(status);
    }

    /// <inheritdoc/>
    public HsmStatus BeginRequest(HsmRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var status = _guard.TryBegin();
        if (status != HsmStatus.Ok)
        {
            return status;
        }

        status = Transmit(request);
        if (status == HsmStatus.Ok)
        {
            _guard.LeaveInFlight();
        }

        return status;
    }

    /// <inheritdoc/>
    public HsmResponse EndRequest()
    {
        var status = _guard.TryEnd();
        return status == HsmStatus.Ok ? Receive() : new StatusResponse(status);
    }

    /// <summary>
    /// Leaves without CLOSE: the server sees the connection end after the request in flight, whose response is lost. For
    /// clients that give up; the orderly way is a CloseRequest. Any thread.
    /// </summary>
    public void Abandon() => _transport.Disconnect();

    // The guard has let this thread in. When the request is on its way it stays in; else it has left.
    private HsmStatus Transmit(HsmRequest request)
    {
        _isClosing = request is CloseRequest;
        var status = _transport.Send(new RequestMessage(++_sequence, request));
        if (status != HsmStatus.Ok)
        {
            _guard.LeaveIdle();
        }

        return status;
    }

    private HsmResponse Receive()
    {
        var expected = _sequence;
        var status = _transport.WaitForResponse();
        if (status == HsmStatus.Ok)
        {
            status = _transport.TryReceive(out var message);
            if (status == HsmStatus.Ok && _guard.Accepts(expected, message.Sequence))
            {
                Leave(message.Response);
                return message.Response;
            }
        }

        // The server went before it took the request (Aborted), or after (Timeout: the effect is not known); or what came
        // is out of turn, and whatever comes next can not be trusted either.
        _guard.LeaveClosed();
        _transport.Disconnect();
        return new StatusResponse(status == HsmStatus.Ok ? HsmStatus.Timeout : status);
    }

    private void Leave(HsmResponse response)
    {
        if (_isClosing && response.IsOk)
        {
            _guard.LeaveClosed();
            _transport.Disconnect();
        }
        else
        {
            _guard.LeaveIdle();
        }
    }
}
