using System.Net;
using System.Net.Sockets;

namespace Hsm;

/// <summary>The calls on a socket that a thread of its own makes. None throws for what the network or a close does.</summary>
internal static class BlockingSocket
{
    private const int LongestDrainBytes = 1 << 20;

    /// <summary>Sets an accepted socket up: small packets leave at once.</summary>
    /// <param name="socket">Accepted.</param>
    /// <returns>Where its client is; null when that is not known, as when it has gone already.</returns>
    public static EndPoint? Prepare(Socket socket)
    {
        try
        {
            if (socket.AddressFamily != AddressFamily.Unix)
            {
                socket.NoDelay = true;
            }

            return socket.RemoteEndPoint;
        }
        catch (Exception exception) when (IsOfTheNetwork(exception))
        {
            return null;
        }
    }

    /// <summary>Waits for bytes.</summary>
    /// <param name="socket">Connected.</param>
    /// <param name="room">Where to; not empty.</param>
    /// <returns>How many came; 0 at the end; -1 when the network failed or the socket was closed.</returns>
    public static int ReceiveSome(Socket socket, Span<byte> room)
    {
        try
        {
            return socket.Receive(room);
        }
        catch (Exception exception) when (IsOfTheNetwork(exception))
        {
            return -1;
        }
    }

    /// <summary>Sends all bytes, waiting as long as it takes.</summary>
    /// <param name="socket">Connected.</param>
    /// <param name="bytes">The bytes.</param>
    /// <returns>False: the client is gone, or the socket was closed; some may have been sent.</returns>
    public static bool SendAll(Socket socket, ReadOnlySpan<byte> bytes)
    {
        try
        {
            while (!bytes.IsEmpty)
            {
                bytes = bytes[socket.Send(bytes)..];
            }

            return true;
        }
        catch (Exception exception) when (IsOfTheNetwork(exception))
        {
            return false;
        }
    }

    /// <summary>Tells whether a receive would not wait.</summary>
    /// <param name="socket">Connected.</param>
    /// <returns>True also for the end, a failure, a closed socket.</returns>
    public static bool HasArrivals(Socket socket)
    {
        try
        {
            return socket.Poll(TimeSpan.Zero, SelectMode.SelectRead);
        }
        catch (Exception exception) when (IsOfTheNetwork(exception))
        {
            return true;
        }
    }

    /// <summary>Closes a socket; whoever waits on it wakes.</summary>
    /// <param name="socket">Any.</param>
    /// <param name="isOrderly">
    /// True: what was sent is to arrive. Closing with bytes unread would make the system discard it at the other end, so
    /// what has come is read first.
    /// </param>
    public static void Close(Socket socket, bool isOrderly)
    {
        try
        {
            if (isOrderly)
            {
                socket.Shutdown(SocketShutdown.Send);
                socket.Blocking = false;
                Drain(socket);
            }

            socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception exception) when (IsOfTheNetwork(exception))
        {
            // The other end was faster; the socket is closed all the same.
        }

        socket.Dispose();
    }

    /// <summary>Whether an exception tells of the network or of a close on another thread, not of a defect.</summary>
    /// <param name="exception">The exception.</param>
    /// <returns>True when so.</returns>
    public static bool IsOfTheNetwork(Exception exception) => exception is SocketException or ObjectDisposedException;

    private static void Drain(Socket socket)
    {
        Span<byte> scrap = stackalloc byte[4096];
        for (var left = LongestDrainBytes; left > 0 && socket.Available > 0;)
        {
            left -= Math.Max(1, socket.Receive(scrap));
        }
    }
}
