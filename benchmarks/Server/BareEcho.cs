using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Benchmarks.Server;

/// <summary>
/// The floor: a thread for each connection that receives a frame, blocking, and sends as many bytes as the HSM's answer to
/// it has. It does nothing else, but call a primitive before each answer if it is given one.
/// </summary>
internal sealed class BareEcho : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly int _answerLengthBytes;
    private readonly Func<Action>? _primitive;

    public BareEcho(int answerLengthBytes, Func<Action>? primitive = null)
    {
        _primitive = primitive;
        _answerLengthBytes = answerLengthBytes;
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        new Thread(Accept) { IsBackground = true }.Start();
    }

    public EndPoint EndPoint => _listener.LocalEndPoint!;

    public void Dispose() => _listener.Dispose();

    private void Accept()
    {
        try
        {
            while (true)
            {
                Socket client = _listener.Accept();
                client.NoDelay = true;
                new Thread(() => Serve(client)) { IsBackground = true }.Start();
            }
        }
        catch (SocketException)
        {
            // Disposed.
        }
    }

    private void Serve(Socket client)
    {
        var frame = new byte[65536];
        var answer = new byte[_answerLengthBytes];
        BinaryPrimitives.WriteInt32BigEndian(answer, answer.Length - 4);
        Action? work = _primitive?.Invoke();
        int have = 0;
        while (true)
        {
            int received = client.Receive(frame.AsSpan(have));
            if (received == 0)
            {
                client.Dispose();
                return;
            }

            have += received;
            if (have >= 4 && have >= 4 + BinaryPrimitives.ReadInt32BigEndian(frame))
            {
                work?.Invoke();
                client.Send(answer);
                have = 0;
            }
        }
    }
}
