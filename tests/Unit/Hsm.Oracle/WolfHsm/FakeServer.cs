using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Hsm.Abstractions;

namespace Unit.Hsm.Oracle.WolfHsm;

/// <summary>Passes packets on to a right server until it is told to misbehave.</summary>
internal sealed class FakeServer : IDisposable
{
    private readonly OwnServer _right = new();
    private readonly Socket _listener = new(SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource _end = new();
    private int _seen;

    public FakeServer(RequestKind kind, Misbehaviour misbehaviour)
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        new Thread(() => Accept(kind, misbehaviour)) { IsBackground = true }.Start();
    }

    /// <summary>What happens to a request of the given kind.</summary>
    public enum Misbehaviour
    {
        Silence,
        HangUp,
        Garbage,
        ShortAnswer,
        Empty,
    }

    public string Addresses => _listener.LocalEndPoint!.ToString()!;

    /// <summary>Requests of the kind that are answered rightly before it begins.</summary>
    public int Patience { get; init; }

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _right.Dispose();
        _end.Dispose();
    }

    private void Accept(RequestKind kind, Misbehaviour misbehaviour)
    {
        try
        {
            while (!_end.IsCancellationRequested)
            {
                var client = _listener.Accept();
                new Thread(() => Serve(client, kind, misbehaviour)) { IsBackground = true }.Start();
            }
        }
        catch (SocketException)
        {
            // The listener has gone.
        }
    }

    private void Serve(Socket client, RequestKind kind, Misbehaviour misbehaviour)
    {
        using var right = new Socket(SocketType.Stream, ProtocolType.Tcp);
        using (client)
        {
            try
            {
                right.Connect(IPEndPoint.Parse(_right.Addresses));
                while (Read(client) is { } request)
                {
                    var isMeant = BinaryPrimitives.ReadUInt16LittleEndian(request.AsSpan(6)) == (ushort)kind && Interlocked.Increment(ref _seen) > Patience;
                    right.Send(request);
                    if (Read(right) is not { } answer || (isMeant && !TrySpoil(ref answer, misbehaviour)))
                    {
                        return;
                    }

                    client.Send(answer);
                }
            }
            catch (SocketException)
            {
                // One of the ends has gone.
            }
        }
    }

    private bool TrySpoil(ref byte[] answer, Misbehaviour misbehaviour)
    {
        switch (misbehaviour)
        {
            case Misbehaviour.Silence:
                _end.Token.WaitHandle.WaitOne();
                return false;
            case Misbehaviour.HangUp:
                return false;
            case Misbehaviour.Garbage:
                answer = [0, 0, 0, 9, .. "<!DOCTYPE"u8];
                return true;
            case Misbehaviour.Empty:
                answer = [0, 0, 0, 8, .. answer.AsSpan(4, 8)];
                return true;
            default:
                // Return code Ok, and nothing of what should follow it.
                answer = [0, 0, 0, 12, .. answer.AsSpan(4, 8), 0, 0, 0, 0];
                return true;
        }
    }

    private static byte[]? Read(Socket socket)
    {
        var frame = new byte[4];
        if (!TryFill(socket, frame))
        {
            return null;
        }

        Array.Resize(ref frame, 4 + BinaryPrimitives.ReadInt32BigEndian(frame));
        return TryFill(socket, frame.AsSpan(4)) ? frame : null;
    }

    private static bool TryFill(Socket socket, Span<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var count = socket.Receive(bytes);
            if (count == 0)
            {
                return false;
            }

            bytes = bytes[count..];
        }

        return true;
    }
}
