using System.Net;
using System.Net.Sockets;

namespace Hsm.Protocol;

/// <summary>Connects sockets of clients.</summary>
internal static class ClientSocket
{
    /// <summary>Connects.</summary>
    /// <param name="endPoint">An IPEndPoint, DnsEndPoint or UnixDomainSocketEndPoint.</param>
    /// <param name="responseTimeout">How long a receive or send may take; Timeout.InfiniteTimeSpan: for ever.</param>
    /// <returns>Connected, blocking.</returns>
    /// <exception cref="SocketException">Nobody listens there.</exception>
    public static Socket Connect(EndPoint endPoint, TimeSpan responseTimeout)
    {
        var socket = endPoint is UnixDomainSocketEndPoint
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.Connect(endPoint);
            var timeout = responseTimeout == Timeout.InfiniteTimeSpan ? 0 : (int)Math.Ceiling(responseTimeout.TotalMilliseconds);
            socket.ReceiveTimeout = timeout;
            socket.SendTimeout = timeout;
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
