using System.Net;
using System.Net.Sockets;
using Hsm.Abstractions;
using Hsm.Protocol;

namespace Benchmarks.Server;

/// <summary>A client that sends frames made beforehand and looks at nothing but the length of what comes back.</summary>
internal sealed class RawExchange : IDisposable
{
    private readonly Socket _socket;
    private readonly byte[] _answer = new byte[CodecOptions.Default.MaxFrameLengthBytes];
    private byte[][] _frames = [];
    private int _next;

    public RawExchange(EndPoint server)
    {
        _socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        _socket.Connect(server);
    }

    /// <summary>Length of the last answer.</summary>
    public int AnswerLengthBytes { get; private set; }

    public RawExchange Prepare(IReadOnlyList<HsmRequest> cycle)
    {
        _frames = [.. cycle.Select(Frame)];
        return this;
    }

    /// <summary>Asks for the next of the cycle.</summary>
    public void Ask()
    {
        Exchange(_frames[_next]);
        _next = (_next + 1) % _frames.Length;
    }

    /// <summary>Asks for one request.</summary>
    public void Ask(HsmRequest request) => Exchange(Frame(request));

    public void Dispose() => _socket.Dispose();

    private static byte[] Frame(HsmRequest request)
    {
        var frame = new byte[CodecOptions.Default.MaxFrameLengthBytes];
        HsmStatus status = RequestCodec.Encode(frame, request, new FrameHeader(ByteOrder.LittleEndian, request.Kind, 1), out int length);
        return status == HsmStatus.Ok ? frame[..length] : throw new InvalidOperationException($"{request} has no frame: {status}.");
    }

    private void Exchange(byte[] frame)
    {
        _socket.Send(frame);
        int have = 0;
        int wanted = 4;
        while (have < wanted)
        {
            int received = _socket.Receive(_answer.AsSpan(have));
            have += received > 0 ? received : throw new InvalidOperationException("The server hung up.");
            wanted = have < 4 ? 4 : 4 + (int)System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(_answer);
        }

        AnswerLengthBytes = have;
    }
}
