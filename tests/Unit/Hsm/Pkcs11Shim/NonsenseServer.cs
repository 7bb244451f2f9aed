using System.Buffers.Binary;
using System.Net.Sockets;

namespace Unit.Hsm;

/// <summary>A server that gives a client what it needs to begin, and then answers what it likes.</summary>
internal sealed class NonsenseServer : IDisposable
{
    private const int HeaderBytes = 8;
    private const int PayloadBytes = 1280;
    private readonly string _folder = Directory.CreateTempSubdirectory("hsm-nonsense").FullName;
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly int _seed;
    private readonly Thread _acceptor;

    public NonsenseServer(int seed)
    {
        _seed = seed;
        _listener.Bind(new UnixDomainSocketEndPoint(Path));
        _listener.Listen();
        _acceptor = new Thread(Accept) { IsBackground = true };
        _acceptor.Start();
    }

    public string Path => System.IO.Path.Combine(_folder, "hsm.sock");

    public void Dispose()
    {
        _listener.Dispose();
        _acceptor.Join();
        Directory.Delete(_folder, recursive: true);
    }

    private void Accept()
    {
        for (var connection = 0; ; connection++)
        {
            try
            {
                using var client = _listener.Accept();
                Serve(client, new Random((_seed * 100_003) + connection));
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                if (e is ObjectDisposedException || !_listener.IsBound)
                {
                    return;
                }
            }
        }
    }

    private static void Serve(Socket client, Random random)
    {
        // A client that waits for the rest of a cut frame is not waited for.
        client.ReceiveTimeout = 50;
        var frame = new byte[4 + HeaderBytes + ushort.MaxValue];
        for (var request = 0; ; request++)
        {
            if (!Receive(client, frame.AsSpan(0, 4)))
            {
                return;
            }

            var length = (int)BinaryPrimitives.ReadUInt32BigEndian(frame);
            if (!Receive(client, frame.AsSpan(4, length)))
            {
                return;
            }

            var answer = Answer(frame.AsSpan(4, length), random);
            client.Send(answer);
            if (random.Next(60) == 0)
            {
                return;
            }
        }
    }

    private static bool Receive(Socket client, Span<byte> into)
    {
        while (!into.IsEmpty)
        {
            var got = client.Receive(into);
            if (got == 0)
            {
                return false;
            }

            into = into[got..];
        }

        return true;
    }

    private static byte[] Answer(ReadOnlySpan<byte> request, Random random)
    {
        var kind = BinaryPrimitives.ReadUInt16LittleEndian(request[2..]);
        var payload = Payload(kind, random);
        byte[] answer = [0, 0, 0, 0, .. request[..HeaderBytes], .. payload];
        BinaryPrimitives.WriteUInt32BigEndian(answer, (uint)(answer.Length - 4));
        return kind >= 0x0400 && random.Next(12) == 0 ? Damaged(answer, random) : answer;
    }

    // A frame with one thing wrong: its length, its magic, kind or sequence, its end, or its size. What is missing never comes.
    private static byte[] Damaged(byte[] answer, Random random)
    {
        switch (random.Next(5))
        {
            case 0:
                answer[random.Next(4)] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                answer[4 + random.Next(HeaderBytes)] ^= (byte)(1 << random.Next(8));
                break;
            case 2:
                byte[] huge = [.. answer, .. new byte[random.Next(1300, 200_000)]];
                BinaryPrimitives.WriteUInt32BigEndian(huge, (uint)(huge.Length - 4));
                return huge;
            case 3:
                return answer[..random.Next(answer.Length)];
            default:
                return [.. answer, .. answer];
        }

        return answer;
    }

    private static byte[] Payload(int kind, Random random)
    {
        switch (kind)
        {
            case 0x0101:
                return [1, 0, 0, 0, 57, 0, 0, 0];
            case 0x0104:
                var info = new byte[72];
                BinaryPrimitives.WriteInt32LittleEndian(info, PayloadBytes);
                return info;
        }

        // A success most of the time: rc and result (of group CRYPTO algorithm, rc and reserved), then numbers that are
        // small, or lengths that are not true, and bytes.
        var payload = new byte[random.Next(4) == 0 ? random.Next(20) : random.Next(12, PayloadBytes)];
        random.NextBytes(payload);
        payload.AsSpan(0, Math.Min(payload.Length, 12)).Clear();
        for (var at = 8; at + 4 <= payload.Length && random.Next(5) != 0; at += 4)
        {
            BinaryPrimitives.WriteInt32LittleEndian(payload.AsSpan(at), random.Next(8) == 0 ? random.Next(-9, 2000) : random.Next(random.Next(2) == 0 ? 4 : 40));
        }

        if (random.Next(6) == 0 && payload.Length >= 8)
        {
            payload[random.Next(8)] = (byte)random.Next(256);
        }

        return payload;
    }
}
