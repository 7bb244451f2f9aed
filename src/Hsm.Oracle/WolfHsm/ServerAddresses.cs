using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Hsm.Oracle.WolfHsm;

/// <summary>Where a server listens: HOST:PORT[,PORT…] or unix:PATH[,unix:PATH…].</summary>
internal static class ServerAddresses
{
    private const string Unix = "unix:";
    private const string Tcp = "tcp:";

    /// <summary>Reads addresses.</summary>
    /// <param name="text">Such as 127.0.0.1:23456,23457, [::1]:23456 or unix:/run/hsm.sock.</param>
    /// <returns>One or more.</returns>
    /// <exception cref="OracleException">It is none.</exception>
    public static IReadOnlyList<EndPoint> Parse(string text)
    {
        var found = new List<EndPoint>();
        string? host = null;
        foreach (string part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (part.StartsWith(Unix, StringComparison.Ordinal) && part.Length > Unix.Length)
            {
                found.Add(UnixAt(part[Unix.Length..], text));
                continue;
            }

            string address = part.StartsWith(Tcp, StringComparison.Ordinal) ? part[Tcp.Length..] : part;
            int colon = address.LastIndexOf(':');
            host = colon > 0 ? address[..colon].Trim('[', ']') : host;
            if (host is null || !int.TryParse(address[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out int port) || port is < 1 or > ushort.MaxValue)
            {
                throw Refused(text);
            }

            found.Add(IPAddress.TryParse(host, out IPAddress? ip) ? new IPEndPoint(ip, port) : new DnsEndPoint(host, port));
        }

        return found;
    }

    private static UnixDomainSocketEndPoint UnixAt(string path, string text)
    {
        try
        {
            return new UnixDomainSocketEndPoint(path);
        }
        catch (ArgumentOutOfRangeException)
        {
            throw Refused(text);
        }
    }

    private static OracleException Refused(string text) =>
        new($"'{text}' names no server.", "Say HOST:PORT, HOST:PORT,PORT (a port for each server context), or unix:PATH.");
}
