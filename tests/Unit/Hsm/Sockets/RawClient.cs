using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace Unit.Hsm;

/// <summary>A client that sends and receives bytes as a C client would, and knows nothing of types.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly Socket _socket;

    public RawClient(EndPoint server)
    {
        _socket = new Socket(
            server.AddressFamily, SocketType.Stream, server is UnixDomainSocketEndPoint ? ProtocolType.Unspecified : ProtocolType.Tcp)
        {
            ReceiveTimeout = 20_000,
            SendTimeout = 20_000,
        };
        _socket.Connect(server);
    }

    public Socket Socket => _socket;

    /// <summary>Sends hexadecimal digits; blanks between do not count.</summary>
    public RawClient Send(string hex)
    {
        Send(Convert.FromHexString(hex.Replace(" ", string.Empty, StringComparison.Ordinal)));
        return this;
    }

    public void Send(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[_socket.Send(bytes)..];
        }
    }

    /// <summary>One whole frame, in hexadecimal digits.</summary>
    public string Receive()
    {
        var prefix = ReceiveExactly(4);
        var packet = ReceiveExactly(BinaryPrimitives.ReadInt32BigEndian(prefix));
        return Convert.ToHexStringLower(prefix) + Convert.ToHexStringLower(packet);
    }

    public string Exchange(string hex) => Send(hex).Receive();

    /// <summary>True when the server has ended the connection, after whatever else it sent.</summary>
    public bool IsEnded()
    {
        try
        {
            var scrap = new byte[4096];
            while (_socket.Receive(scrap) != 0)
            {
                // What it sent before.
            }

            return true;
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.ConnectionReset)
        {
            return true;
        }
    }

    /// <summary>An ECHO of some bytes, little-endian.</summary>
    public static byte[] Echo(ushort sequence, ReadOnlySpan<byte> data)
    {
        var frame = new byte[12 + data.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame, 8 + data.Length);
        Convert.FromHexString("01a50501").CopyTo(frame, 4);
        BinaryPrimitives.WriteUInt16LittleEndian(frame.AsSpan(8), sequence);
        data.CopyTo(frame.AsSpan(12));
        return frame;
    }

    public byte[] ReceiveExactly(int count)
    {
        var bytes = new byte[count];
        var have = 0;
        while (have < count)
        {
            var received = _socket.Receive(bytes.AsSpan(have));
            Assert.NotEqual(0, received);
            have += received;
        }

        return bytes;
    }

    public void Dispose() => _socket.Dispose();
}
