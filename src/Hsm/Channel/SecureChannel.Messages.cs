using Hsm.Abstractions;

namespace Hsm;

/// <content>
/// Messages of several packets: sealed and opened as one, several packets at a time. The read side is held while the accelerator
/// works: no packet may open under a retired key, and none may be zeroed under the accelerator. So Rekey, Tick and Dispose wait
/// for the messages under way: one for each thread, each as long as its packets and what the engine's queue has before them take, and
/// an engine that ends gives its queue up. They do not wait for messages that come later, where the lock lets writers go first, as the
/// default one does.
/// </content>
public sealed partial class SecureChannel
{
    /// <summary>Seals a message of several packets under the read side; their counters are one run.</summary>
    /// <param name="message">Any length; not changed meanwhile.</param>
    /// <param name="pipeline">How it is split, and who works on the packets.</param>
    /// <param name="frame">Receives the packets: <see cref="ChannelPipeline.FrameLengthBytes"/>. No overlap. Nothing of it is written unless Ok.</param>
    /// <param name="written">Length of the packets when Ok; 0 else.</param>
    /// <returns>
    /// As <see cref="TrySeal"/>; NeedsExclusive: not as many counters are left under this key, and none was taken; Exhausted:
    /// no key has so many.
    /// </returns>
    public ChannelStatus TrySealMessage(ReadOnlyMemory<byte> message, ChannelPipeline pipeline, Span<byte> frame, out int written)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        written = 0;
        if (_lock.EnterShared() != HsmStatus.Ok)
        {
            return ChannelStatus.Locked;
        }

        try
        {
            return SealMessageUnderPresent(message, pipeline, frame, out written);
        }
        finally
        {
            _lock.ExitShared();
        }
    }

    /// <summary>Seals a message of several packets, replacing the key if need be.</summary>
    /// <param name="message">As of TrySealMessage.</param>
    /// <param name="pipeline">As of TrySealMessage.</param>
    /// <param name="frame">As of TrySealMessage.</param>
    /// <param name="written">As of TrySealMessage.</param>
    /// <returns>As TrySealMessage; instead of NeedsExclusive: Exhausted; NotConfirmed.</returns>
    public ChannelStatus SealMessage(ReadOnlyMemory<byte> message, ChannelPipeline pipeline, Span<byte> frame, out int written)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        written = 0;
        if (_lock.EnterUpgradable() != HsmStatus.Ok)
        {
            return ChannelStatus.Locked;
        }

        var upgraded = false;
        try
        {
            var status = SealMessageUnderPresent(message, pipeline, frame, out written);
            if (status != ChannelStatus.NeedsExclusive)
            {
                return status;
            }

            upgraded = _lock.Upgrade() == HsmStatus.Ok;
            status = upgraded ? ReplaceKey() : ChannelStatus.Locked;
            return status == ChannelStatus.Ok ? SealMessageUnderPresent(message, pipeline, frame, out written) : status;
        }
        finally
        {
            _lock.ExitUpgradable(upgraded);
        }
    }

    /// <summary>Opens a message of several packets under the read side: all of them or none.</summary>
    /// <param name="sent">Who sent it, for the limiter, and what; not changed meanwhile.</param>
    /// <param name="pipeline">Who works on the packets.</param>
    /// <param name="message">Receives the plaintext; as it was unless Ok. No overlap.</param>
    /// <param name="written">Length of the plaintext when Ok; 0 else.</param>
    /// <returns>As <see cref="TryOpen"/>; Malformed also: its packets are not one message's.</returns>
    public ChannelStatus TryOpenMessage(SentMessage sent, ChannelPipeline pipeline, Span<byte> message, out int written)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        written = 0;
        if (_lock.EnterShared() != HsmStatus.Ok)
        {
            return ChannelStatus.Locked;
        }

        try
        {
            var status = ReadMessage(sent, pipeline, message.Length, out var packets);
            return status == ChannelStatus.Ok && TakeBudget(sent.Source, packets!.Count)
                ? OpenMessageUnder(packets.Key!, packets, pipeline, message, out written)
                : status == ChannelStatus.Ok ? ChannelStatus.RateLimited : status;
        }
        finally
        {
            _lock.ExitShared();
        }
    }

    /// <summary>Opens a message of several packets, going on to the next key if the message is authentic under it.</summary>
    /// <param name="sent">As of TryOpenMessage.</param>
    /// <param name="pipeline">As of TryOpenMessage.</param>
    /// <param name="message">As of TryOpenMessage.</param>
    /// <param name="written">As of TryOpenMessage.</param>
    /// <returns>As TryOpenMessage, but never NeedsExclusive.</returns>
    public ChannelStatus OpenMessage(SentMessage sent, ChannelPipeline pipeline, Span<byte> message, out int written)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        written = 0;
        if (_lock.EnterUpgradable() != HsmStatus.Ok)
        {
            return ChannelStatus.Locked;
        }

        var upgraded = false;
        try
        {
            var status = ReadMessage(sent, pipeline, message.Length, out var packets);
            if (status is not (ChannelStatus.Ok or ChannelStatus.NeedsExclusive))
            {
                return status;
            }

            if (!TakeBudget(sent.Source, packets!.Count))
            {
                return ChannelStatus.RateLimited;
            }

            if (status == ChannelStatus.Ok)
            {
                return OpenMessageUnder(packets.Key!, packets, pipeline, message, out written);
            }

            upgraded = _lock.Upgrade() == HsmStatus.Ok;
            if (!upgraded)
            {
                return ChannelStatus.Locked;
            }

            var next = _keys.DeriveNext(_nowMs);
            return GoOnTo(next, OpenMessageUnder(next, packets, pipeline, message, out written));
        }
        finally
        {
            _lock.ExitUpgradable(upgraded);
        }
    }

    private ChannelStatus SealMessageUnderPresent(ReadOnlyMemory<byte> message, ChannelPipeline pipeline, Span<byte> frame, out int written)
    {
        written = 0;
        var length = pipeline.FrameLengthBytes(message.Length);
        var key = _keys.Present;
        if (_closed || frame.Length < length || (key.Number == 0 && !key.IsConfirmed))
        {
            return _closed ? ChannelStatus.Closed : frame.Length < length ? ChannelStatus.BufferTooSmall : ChannelStatus.NotConfirmed;
        }

        var count = pipeline.PacketCount(message.Length);
        if ((ulong)count > _options.MessageLimit)
        {
            return ChannelStatus.Exhausted;
        }

        if (!key.Counter.TryTake(count, out var first))
        {
            return ChannelStatus.NeedsExclusive;
        }

        ChannelPipeline.Write(pipeline.Seal(new PacketAead(key.Sealing, key.Number, first, count), first, message), frame);
        written = length;
        _timers.Sealed(Volatile.Read(ref _nowMs));
        return ChannelStatus.Ok;
    }

    // Ok: with its key; NeedsExclusive: it is under the next one.
    private ChannelStatus ReadMessage(SentMessage sent, ChannelPipeline pipeline, int room, out MessagePackets? packets)
    {
        packets = null;
        if (_closed)
        {
            return ChannelStatus.Closed;
        }

        packets = pipeline.TryRead(sent.Frame, out var parts) ? MessagePackets.Read(parts) : null;
        if (packets is null)
        {
            return ChannelStatus.Malformed;
        }

        if (room < packets.LengthBytes)
        {
            return ChannelStatus.BufferTooSmall;
        }

        var status = _keys.Find(packets.KeyNumber, out var key);
        packets.Key = key;
        return status;
    }

    private bool TakeBudget(ulong source, int count)
    {
        for (var i = 0; i < count; i++)
        {
            if (!_limiter.TryTake(source, Volatile.Read(ref _nowMs)))
            {
                return false;
            }
        }

        return true;
    }

    private ChannelStatus OpenMessageUnder(ChannelKey key, MessagePackets packets, ChannelPipeline pipeline, Span<byte> message, out int written)
    {
        written = 0;
        var status = _opener.OpenMessage(key, packets, pipeline, message);
        if (status == ChannelStatus.Ok)
        {
            written = packets.LengthBytes;
            key.Confirm();
            _timers.Opened(Volatile.Read(ref _nowMs));
        }

        return status;
    }
}
