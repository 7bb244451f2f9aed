using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Hsm.Abstractions;
using Hsm.Oracle.Rounds;
using Hsm.Protocol;

namespace Hsm.Oracle.WolfHsm;

/// <summary>Opens sessions with a server that may take one client for each port only, and listens anew after each.</summary>
internal sealed class Connector(WolfHsmOptions options)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(2);

    private readonly HsmSocketClientOptions _socket = new()
    {
        Codec = new CodecOptions { CommDataLengthBytes = ushort.MaxValue },
        ResponseTimeout = options.AnswerTimeout,
    };

    /// <summary>Opens a session that was answered once: a connection may be taken by a listener that is about to go.</summary>
    /// <param name="endPoint">Where.</param>
    /// <param name="fault">Why not, when null is returned.</param>
    /// <returns>The session; INIT has not been said. Null: the server took no client in a few seconds.</returns>
    public SocketHostedClient? TryConnect(EndPoint endPoint, out string fault)
    {
        long start = Stopwatch.GetTimestamp();
        do
        {
            try
            {
                var client = new SocketHostedClient(HsmSocketClient.Connect(endPoint, _socket));
                HsmResponse answer = client.Send(new InfoRequest());
                if (answer.IsOk)
                {
                    fault = "";
                    return client;
                }

                fault = client.Fault switch
                {
                    ClientFault.NoAnswer => $"did not answer INFO within {options.AnswerTimeout.TotalSeconds:0} s",
                    ClientFault.Disconnected => "ended the connection",
                    ClientFault.Malformed => "answered INFO with bytes that are not the protocol's",
                    _ => $"answered {answer.Status} to INFO",
                };
                client.Dispose();
                if (client.Fault != ClientFault.Disconnected)
                {
                    return null;
                }
            }
            catch (SocketException exception)
            {
                fault = exception.Message;
            }

            Thread.Sleep(s_pause);
        }
        while (Stopwatch.GetElapsedTime(start) < s_patience);
        return null;
    }

    /// <summary>A second connection to an address that has one: whether both are served at once.</summary>
    /// <param name="endPoint">Where.</param>
    /// <param name="first">The session there is.</param>
    /// <param name="areBoth">Whether both are.</param>
    /// <returns>The session to go on with; the other was ended as the protocol wants it.</returns>
    /// <remarks>
    /// Nothing that waits in a listener's queue is ever dropped: wolfHSM's server would take it later, see no CLOSE, and stay with it.
    /// </remarks>
    public SocketHostedClient ProbeSecond(EndPoint endPoint, SocketHostedClient first, out bool areBoth)
    {
        HsmSocketClient socket = HsmSocketClient.Connect(endPoint, _socket with { ResponseTimeout = TimeSpan.FromSeconds(1) });
        var second = new SocketHostedClient(socket);
        areBoth = second.Send(new InfoRequest()).IsOk;
        if (areBoth)
        {
            Close(second);
            return first;
        }

        // The listener may go with its one client, and what waits in its queue too.
        Close(first);
        if (second.Send(new InfoRequest()).IsOk)
        {
            return second;
        }

        second.Dispose();
        return TryConnect(endPoint, out string fault)
            ?? throw new OracleException(
                $"The server at {endPoint} takes no client after CLOSE: {fault}.",
                "The oracle needs several sessions one after the other: see to a server that listens again.");
    }

    /// <summary>Ends a session with CLOSE, where it still can be.</summary>
    public static void Close(HostedClient client)
    {
        if (client.Fault == ClientFault.None)
        {
            client.Send(new CloseRequest());
        }

        client.Dispose();
    }
}
