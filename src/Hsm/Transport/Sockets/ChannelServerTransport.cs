using Hsm.Abstractions;
using Hsm.Protocol;

namespace Hsm;

/// <summary>
/// The server's end of a session inside a secure channel over a socket: the first frame is a call, which is answered or ends
/// the connection; whatever does not open after that is dropped.
/// </summary>
/// <param name="frames">The connection.</param>
/// <param name="options">Whom to let in, and how.</param>
/// <param name="codec">Limits of the packets inside.</param>
internal sealed class ChannelServerTransport(PacketFrames frames, SocketChannelOptions options, CodecOptions codec) : IServerTransport
{
    private readonly HandshakeResponder _responder = new(options.Handshake, options.LetsIn);

    // Set once, by the session's one worker; read by whoever sweeps and ends.
    private volatile SecureFrameLink? _link;
    private volatile bool _hasEnded;
    private FrameServerTransport? _inside;

    /// <summary>What to count; null: nothing.</summary>
    public ServerMetrics? Metrics { get; init; }

    /// <summary>Whose budget its packets spend.</summary>
    public ulong Source { get; init; }

    /// <inheritdoc/>
    public HsmStatus TryReceive(out RequestMessage message)
    {
        message = default;
        var status = _inside is null ? TryAnswerCall() : HsmStatus.Ok;
        status = status == HsmStatus.Ok ? _inside!.TryReceive(out message) : status;
        if (status is not (HsmStatus.Ok or HsmStatus.NotReady))
        {
            // What was received last gets no answer, so the connection would wait for one.
            frames.Refuse();
        }

        return status;
    }

    /// <inheritdoc/>
    public HsmStatus Send(ResponseMessage message) => _inside?.Send(message) ?? HsmStatus.Aborted;

    /// <summary>Waits for a frame. Whether it opens is TryReceive's to see, which then gives up the one before.</summary>
    /// <returns>Ok: a frame is there; Aborted: disconnected.</returns>
    public HsmStatus WaitForRequest() => frames.WaitForFrame();

    /// <inheritdoc/>
    public void OnArrival(Action arrived) => frames.OnArrival(arrived);

    /// <inheritdoc/>
    public void Disconnect() => frames.Disconnect();

    /// <summary>Lets time pass: keys are replaced and retired by age. Any thread.</summary>
    /// <param name="now">Since a moment that is the same for each call.</param>
    public void Tick(TimeSpan now) => _link?.Channel.Tick(now, out _);

    /// <summary>Zeroes the keys; the connection has ended. Any thread, any number of times.</summary>
    public void End()
    {
        _hasEnded = true;
        _link?.Channel.Dispose();
    }

    private HsmStatus TryAnswerCall()
    {
        var first = new byte[frames.MaxFrameLengthBytes];
        var status = frames.TryReceive(first, out var length);
        if (status != HsmStatus.Ok)
        {
            return status;
        }

        var call = new SecureFrameLink.Call(first.AsMemory(0, length), Source);
        if (SecureFrameLink.Answer(frames, _responder, options.Channel with { Aead = options.Handshake.Aead }, call) is not { } link)
        {
            return HsmStatus.Aborted;
        }

        link.Pipeline = options.Pipeline;
        _inside = new FrameServerTransport(link, codec) { Metrics = Metrics };
        _link = link;
        if (_hasEnded)
        {
            // Whoever ended the connection may have looked before there was a channel.
            link.Channel.Dispose();
        }

        return HsmStatus.Ok;
    }
}
