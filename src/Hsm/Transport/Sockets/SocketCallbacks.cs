using System.Net.Sockets;

namespace Hsm;

/// <summary>
/// Receiving and sending on one socket without blocking: the operating system's readiness calls back. Each direction has
/// one operation at a time; nothing is allocated per operation.
/// </summary>
internal sealed class SocketCallbacks : IDisposable
{
    private readonly Socket _socket;
    private readonly Func<Memory<byte>> _room;
    private readonly Func<int, bool> _received;
    private readonly Func<bool, bool> _sent;
    private readonly SocketAsyncEventArgs _receiving = new();
    private readonly SocketAsyncEventArgs _sending = new();

    /// <summary>Names the callbacks; they run on a thread of the pool, or on the caller's when nothing has to be waited for.</summary>
    /// <param name="socket">Connected.</param>
    /// <param name="room">Where to receive to.</param>
    /// <param name="received">Gets the count of bytes, 0 at the end, -1 for a failure; true: receive more.</param>
    /// <param name="sent">Gets whether everything was sent; true: receive.</param>
    public SocketCallbacks(Socket socket, Func<Memory<byte>> room, Func<int, bool> received, Func<bool, bool> sent)
    {
        _socket = socket;
        _room = room;
        _received = received;
        _sent = sent;
        _receiving.Completed += (_, _) => Receive(isDone: true);
        _sending.Completed += (_, _) => Send(isDone: true);
    }

    /// <summary>Receives until told to stop.</summary>
    public void Receive() => Receive(isDone: false);

    /// <summary>Sends all of it, then receives if told to.</summary>
    /// <param name="bytes">Unchanged until sent.</param>
    public void Send(Memory<byte> bytes)
    {
        _sending.SetBuffer(bytes);
        Send(isDone: false);
    }

    /// <summary>Ends both; what is under way ends as failed.</summary>
    public void Dispose()
    {
        _receiving.Dispose();
        _sending.Dispose();
    }

    private void Receive(bool isDone)
    {
        while (true)
        {
            if (isDone && !_received(CountOf(_receiving)))
            {
                return;
            }

            try
            {
                _receiving.SetBuffer(_room());
                if (_socket.ReceiveAsync(_receiving))
                {
                    return;
                }
            }
            catch (ObjectDisposedException)
            {
                _received(-1);
                return;
            }

            isDone = true;
        }
    }

    private void Send(bool isDone)
    {
        while (true)
        {
            var rest = _sending.MemoryBuffer;
            if (isDone)
            {
                var count = CountOf(_sending);
                if (count <= 0 || count == rest.Length)
                {
                    Finish(count > 0);
                    return;
                }

                rest = rest[count..];
            }

            try
            {
                _sending.SetBuffer(rest);
                if (_socket.SendAsync(_sending))
                {
                    return;
                }
            }
            catch (ObjectDisposedException)
            {
                Finish(isSent: false);
                return;
            }

            isDone = true;
        }
    }

    private void Finish(bool isSent)
    {
        if (_sent(isSent))
        {
            Receive();
        }
    }

    private static int CountOf(SocketAsyncEventArgs operation) =>
        operation.SocketError == SocketError.Success ? operation.BytesTransferred : -1;
}
