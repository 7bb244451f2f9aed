using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Hsm;

/// <summary>Where a server listens: <c>tcp:127.0.0.1:23456</c>, <c>tcp:[::1]:23456</c> or <c>unix:/run/hsm.sock</c>.</summary>
/// <param name="EndPoint">An IPEndPoint or a UnixDomainSocketEndPoint.</param>
public sealed record ListenAddress(EndPoint EndPoint)
{
    private const string TcpPrefix = "tcp:";
    private const string UnixPrefix = "unix:";

    /// <summary>Path of a Unix socket; null for TCP.</summary>
    public string? UnixPath => EndPoint is UnixDomainSocketEndPoint ? EndPoint.ToString() : null;

    /// <summary>Reads an address.</summary>
    /// <param name="text">
    /// tcp:HOST:PORT with an IP address or localhost and a port 0..65535 (0: the system chooses), or unix:PATH.
    /// </param>
    /// <param name="address">The address when true.</param>
    /// <returns>False: it is neither.</returns>
    public static bool TryParse(string text, out ListenAddress? address)
    {
        ArgumentNullException.ThrowIfNull(text);
        address = null;
        if (text.StartsWith(TcpPrefix, StringComparison.Ordinal))
        {
            address = ParseTcp(text[TcpPrefix.Length..]);
        }
        else if (text.StartsWith(UnixPrefix, StringComparison.Ordinal))
        {
            address = ParseUnix(text[UnixPrefix.Length..]);
        }

        return address is not null;
    }

    /// <summary>In the form that TryParse reads.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => (UnixPath is null ? TcpPrefix : UnixPrefix) + EndPoint;

    private static ListenAddress? ParseTcp(string text)
    {
        var colon = text.LastIndexOf(':');
        if (colon < 0 || !ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            return null;
        }

        var host = text[..colon];
        if (host == "localhost")
        {
            return new ListenAddress(new IPEndPoint(IPAddress.Loopback, port));
        }

        // An IPv6 address stands in brackets, else its last group would be the port.
        var isBracketed = host.StartsWith('[') && host.EndsWith(']');
        return IPAddress.TryParse(isBracketed ? host[1..^1] : host, out var ip)
            && isBracketed == (ip.AddressFamily == AddressFamily.InterNetworkV6)
            ? new ListenAddress(new IPEndPoint(ip, port))
            : null;
    }

    private static ListenAddress? ParseUnix(string path)
    {
        try
        {
            return path.Length == 0 ? null : new ListenAddress(new UnixDomainSocketEndPoint(path));
        }
        catch (ArgumentOutOfRangeException)
        {
            // Longer than sun_path.
            return null;
        }
    }
}
