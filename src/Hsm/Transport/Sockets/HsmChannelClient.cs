using System.Net;
using System.Net.Sockets;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>A session inside a secure channel over TCP or a Unix socket. One thread at a time and one request in flight, both checked.</summary>
public sealed class HsmChannelClient : IHsmClient, IDisposable
{
    private readonly SecureFrameLink _link;
    private readonly ClientContext _client;
    private readonly TimeProvider _time;
    private readonly long _started;

    private HsmChannelClient(SecureFrameLink link, HsmChannelClientOptions options)
    {
        _link = link;
        _client = new ClientContext(new FrameClientTransport(link, options.Socket.Codec));
        _time = options.Socket.Time;
        _started = _time.GetTimestamp();
    }

    /// <summary>The channel: to be rekeyed by who owns the session. Time passes by its requests.</summary>
    public SecureChannel Channel => _link.Channel;

    /// <summary>Connects and calls the server.</summary>
    /// <param name="endPoint">An IPEndPoint, DnsEndPoint or UnixDomainSocketEndPoint.</param>
    /// <param name="options">Who we are, whom we call, and how to speak.</param>
    /// <returns>The session, INIT has not been said; null: who answered is not the server, or does not let us in.</returns>
    /// <exception cref="SocketException">Nobody listens there.</exception>
    /// <exception cref="ArgumentException">Payloads too long for a channel, or the server's key is no key.</exception>
    public static HsmChannelClient? Connect(EndPoint endPoint, HsmChannelClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var outside = options.Socket with { Codec = ChannelFrames.Codec(options.Socket.Codec, options.Pipeline) };
        var frames = SocketFrames.Connect(endPoint, outside);
        try
        {
            var link = SecureFrameLink.Connect(frames, options.Handshake, options.Server, options.Channel);
            if (link is null)
            {
                return null;
            }

            link.Pipeline = options.Pipeline;
            return new HsmChannelClient(link, options);
        }
        catch
        {
            frames.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public HsmResponse Send(HsmRequest request)
    {
        Tick();
        return _client.Send(request);
    }

    /// <inheritdoc/>
    public HsmStatus BeginRequest(HsmRequest request)
    {
        Tick();
        return _client.BeginRequest(request);
    }

    /// <inheritdoc/>
    public HsmResponse EndRequest() => _client.EndRequest();

    /// <summary>Ends the connection without CLOSE, and zeroes the keys. Nobody sends or receives any more.</summary>
    public void Dispose() => _link.Dispose();

    // A channel that has ended says so to the request.
    private void Tick() => _link.Channel.Tick(_time.GetElapsedTime(_started), out _);
}
