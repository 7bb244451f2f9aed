using System.Security.Cryptography;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// A connection of frames inside a secure channel: authenticated, encrypted, and each frame received at most once. It is
/// a connection itself, so that a session does not know whether it runs over one.
/// </summary>
/// <remarks>What does not open is dropped and counted: who can write to the connection beneath can not end a session by it.</remarks>
public sealed class SecureFrameLink : IFrameLink, IDisposable
{
    private readonly IFrameLink _beneath;
    private readonly ulong _source;

    // One of each a direction, as one thread sends and one receives.
    private readonly byte[] _sending;
    private readonly byte[] _receiving;
    private readonly byte[] _opened;

    // Length of the frame that has been opened and not yet received; 0: none. The receiving thread's.
    private int _openedLengthBytes;
    private long _refusedCount;

    private SecureFrameLink(IFrameLink beneath, SecureChannel channel, ulong source)
    {
        _beneath = beneath;
        Channel = channel;
        _source = source;
        _sending = new byte[beneath.MaxFrameLengthBytes];
        _receiving = new byte[beneath.MaxFrameLengthBytes];
        _opened = new byte[beneath.MaxFrameLengthBytes];
    }

    /// <summary>How long frames become several packets; null: each is one. Set before the first frame; the other end has one too.</summary>
    public ChannelPipeline? Pipeline { get; set; }

    /// <summary>The channel: to be rekeyed and ticked by who owns the connection.</summary>
    public SecureChannel Channel { get; }

    /// <summary>Packets that did not open.</summary>
    public long RefusedCount => Interlocked.Read(ref _refusedCount);

    /// <inheritdoc/>
    public int MaxFrameLengthBytes =>
        Pipeline?.MessageLengthBytes(_beneath.MaxFrameLengthBytes) ?? (_beneath.MaxFrameLengthBytes - SecureChannel.OverheadBytes);

    /// <summary>Calls the other end: sends the first message of a handshake and waits for the answer.</summary>
    /// <param name="beneath">The connection; frames of 100 bytes and more.</param>
    /// <param name="handshake">Our identity, and what the ends agree on.</param>
    /// <param name="peer">Whom we call.</param>
    /// <param name="options">The channel's; its algorithm is the handshake's.</param>
    /// <returns>Null: the connection ended, or the answer is not the peer's; it is disconnected then.</returns>
    /// <exception cref="ArgumentException">The peer's key is no key.</exception>
    public static SecureFrameLink? Connect(IFrameLink beneath, HandshakeOptions handshake, Bytes peer, ChannelOptions options)
    {
        using var initiator = new HandshakeInitiator(handshake, peer);
        var answer = new byte[beneath.MaxFrameLengthBytes];
        if (beneath.Send(initiator.First()) == HsmStatus.Ok
            && beneath.WaitForFrame() == HsmStatus.Ok
            && beneath.TryReceive(answer, out var length) == HsmStatus.Ok
            && initiator.TryFinish(answer.AsSpan(0, length), out var secrets) == ChannelStatus.Ok)
        {
            using (secrets)
            {
                return new SecureFrameLink(beneath, new SecureChannel(secrets!, options with { Aead = handshake.Aead }), source: 0);
            }
        }

        beneath.Disconnect();
        return null;
    }

    /// <summary>Waits for a call and answers it.</summary>
    /// <param name="beneath">The connection; frames of 100 bytes and more.</param>
    /// <param name="responder">Our identity, and whom we let in.</param>
    /// <param name="options">The channel's; its algorithm must be the handshake's.</param>
    /// <param name="source">Whose budget the packets spend.</param>
    /// <returns>Null: the connection ended, or the call is not authentic or not let in; it is disconnected then.</returns>
    public static SecureFrameLink? Accept(IFrameLink beneath, HandshakeResponder responder, ChannelOptions options, ulong source)
    {
        var first = new byte[beneath.MaxFrameLengthBytes];
        if (beneath.WaitForFrame() == HsmStatus.Ok && beneath.TryReceive(first, out var length) == HsmStatus.Ok)
        {
            return Answer(beneath, responder, options, new Call(first.AsMemory(0, length), source));
        }

        beneath.Disconnect();
        return null;
    }

    /// <summary>Answers a call that has come.</summary>
    /// <param name="beneath">The connection it came over.</param>
    /// <param name="responder">Our identity, and whom we let in.</param>
    /// <param name="options">The channel's; its algorithm must be the handshake's.</param>
    /// <param name="call">The first message, and whose budget the packets spend.</param>
    /// <returns>Null: the call is not authentic or not let in, or the connection ended; it is disconnected then.</returns>
    internal static SecureFrameLink? Answer(IFrameLink beneath, HandshakeResponder responder, ChannelOptions options, Call call)
    {
        if (responder.TryAnswer(call.First.Span, out var answered) == ChannelStatus.Ok)
        {
            using (answered!.Secrets)
            {
                if (beneath.Send(answered.Answer) == HsmStatus.Ok)
                {
                    return new SecureFrameLink(beneath, new SecureChannel(answered.Secrets, options), call.Source);
                }
            }
        }

        beneath.Disconnect();
        return null;
    }

    /// <inheritdoc/>
    public HsmStatus Send(ReadOnlySpan<byte> frame)
    {
        if (frame.IsEmpty || frame.Length > MaxFrameLengthBytes)
        {
            return HsmStatus.BadArgs;
        }

        return SendSealed(frame);
    }

    /// <summary>Sends a packet without content, which the other end drops: a sign of life, see <see cref="ChannelDuties"/>.</summary>
    /// <returns>As <see cref="Send"/>. Counts as sending: not beside a Send.</returns>
    public HsmStatus SendKeepalive() => SendSealed([]);

    /// <inheritdoc/>
    public HsmStatus TryReceive(Span<byte> frame, out int lengthBytes)
    {
        lengthBytes = 0;
        var status = TryOpenOne();
        if (status != HsmStatus.Ok)
        {
            return status;
        }

        if (frame.Length < _openedLengthBytes)
        {
            return HsmStatus.BadArgs;
        }

        lengthBytes = _openedLengthBytes;
        _openedLengthBytes = 0;
        var opened = _opened.AsSpan(0, lengthBytes);
        opened.CopyTo(frame);
        CryptographicOperations.ZeroMemory(opened);
        return HsmStatus.Ok;
    }

    /// <inheritdoc/>
    public HsmStatus WaitForFrame()
    {
        while (true)
        {
            var status = TryOpenOne();
            if (status != HsmStatus.NotReady)
            {
                return status;
            }

            _beneath.WaitForFrame();
        }
    }

    /// <inheritdoc/>
    public void OnArrival(Action arrived) => _beneath.OnArrival(arrived);

    /// <inheritdoc/>
    public void Disconnect() => _beneath.Disconnect();

    /// <summary>Disconnects and zeroes the keys. Nobody sends or receives any more.</summary>
    public void Dispose()
    {
        Disconnect();
        Channel.Dispose();
        CryptographicOperations.ZeroMemory(_opened);
    }

    private HsmStatus SendSealed(ReadOnlySpan<byte> frame)
    {
        var status = Pipeline is { } pipeline && pipeline.IsSplit(frame.Length)
            ? SealMessage(frame, pipeline, out var written)
            : SealPacket(frame, out written);

        // Without a key that may be used nothing can be said to the other end any more.
        return status == ChannelStatus.Ok ? _beneath.Send(_sending.AsSpan(0, written)) : HsmStatus.Aborted;
    }

    private ChannelStatus SealPacket(ReadOnlySpan<byte> frame, out int written)
    {
        var status = Channel.TrySeal(frame, _sending, out written);
        return status == ChannelStatus.NeedsExclusive ? Channel.Seal(frame, _sending, out written) : status;
    }

    private ChannelStatus SealMessage(ReadOnlySpan<byte> frame, ChannelPipeline pipeline, out int written)
    {
        // The accelerator works on it beyond this thread's stack.
        var message = frame.ToArray();
        var status = Channel.TrySealMessage(message, pipeline, _sending, out written);
        if (status == ChannelStatus.NeedsExclusive)
        {
            status = Channel.SealMessage(message, pipeline, _sending, out written);
        }

        CryptographicOperations.ZeroMemory(message);
        return status;
    }

    private ChannelStatus Open(ReadOnlyMemory<byte> received)
    {
        ChannelStatus status;
        if (Pipeline is { } pipeline && ChannelPipeline.IsMessage(received.Span))
        {
            var sent = new SentMessage(_source, received);
            status = Channel.TryOpenMessage(sent, pipeline, _opened, out _openedLengthBytes);
            return status == ChannelStatus.NeedsExclusive ? Channel.OpenMessage(sent, pipeline, _opened, out _openedLengthBytes) : status;
        }

        status = Channel.TryOpen(_source, received.Span, _opened, out _openedLengthBytes);
        return status == ChannelStatus.NeedsExclusive ? Channel.Open(_source, received.Span, _opened, out _openedLengthBytes) : status;
    }

    private HsmStatus TryOpenOne()
    {
        while (_openedLengthBytes == 0)
        {
            var received = _beneath.TryReceive(_receiving, out var length);
            if (received != HsmStatus.Ok)
            {
                return received;
            }

            if (Open(_receiving.AsMemory(0, length)) != ChannelStatus.Ok)
            {
                Interlocked.Increment(ref _refusedCount);
            }
        }

        return HsmStatus.Ok;
    }

    /// <summary>A call that waits for an answer.</summary>
    /// <param name="First">The first message of its handshake.</param>
    /// <param name="Source">Whose budget its packets spend.</param>
    internal readonly record struct Call(ReadOnlyMemory<byte> First, ulong Source);
}
