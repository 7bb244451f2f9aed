namespace Hsm;

/// <summary>
/// One end of a secure channel: packets sealed and opened by any number of threads, each packet opened at most once, in
/// any order, losses allowed. After WireGuard's transport, with a reader-writer lock as boringtun's multi-threading
/// change has it.
/// </summary>
/// <remarks>
/// <para>
/// TrySeal and TryOpen take the read side and answer NeedsExclusive, having spent nothing, where a key has to be
/// replaced first; Seal and Open then take the write side. A thread never waits for the write side while it holds the
/// read side.
/// </para>
/// <para>
/// Keys follow each other by a one-way chain. A key is replaced when its counters are used up, by <see cref="Rekey"/>,
/// by age, or when the peer has replaced it; never before the peer was heard under it, so that the ends are never more
/// than one key apart. The key before still opens packets under way until the next replacement or
/// <see cref="ChannelOptions.RetireAfter"/>; then it is zeroed.
/// </para>
/// </remarks>
public sealed partial class SecureChannel : IDisposable
{
    /// <summary>How much longer a packet is than its plaintext, in bytes: header of 16, tag of 16.</summary>
    public const int OverheadBytes = PacketHeader.LengthBytes + Abstractions.IAeadAlgorithm.TagLengthBytes;

    private readonly ChannelOptions _options;
    private readonly IChannelLock _lock;
    private readonly IChannelTimers _timers;
    private readonly PacketOpener _opener;
    private readonly IRateLimiter _limiter;

    // Under the lock: replaced keys and the end by the write side, looked at by either.
    private readonly Keyring _keys;
    private bool _closed;

    // The time of the last Tick: packets cost no look at a clock.
    private long _nowMs;

    /// <summary>Makes an end of a channel.</summary>
    /// <param name="secrets">What the handshake gave; not kept.</param>
    /// <param name="options">Must agree with the peer's in algorithm and limits.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit is out of the window's range.</exception>
    public SecureChannel(ChannelSecrets secrets, ChannelOptions options)
        : this(secrets, options, ChannelComponents.Default)
    {
    }

    internal SecureChannel(ChannelSecrets secrets, ChannelOptions options, ChannelComponents components)
    {
        ArgumentOutOfRangeException.ThrowIfZero(options.MessageLimit);
        ArgumentOutOfRangeException.ThrowIfZero(options.KeyLimit);
        _options = options;
        _lock = components.Lock(options.CreateLock());
        _timers = components.Timers();
        _opener = components.Opener;
        _limiter = options.Limiter;
        _keys = new Keyring(secrets, options, components);
    }

    /// <summary>Who waits for whom; may be asked at any time, without a lock.</summary>
    public ChannelTimerState Timers => _timers.State;

    /// <summary>Seals a packet under the read side.</summary>
    /// <param name="plaintext">Any length; empty for a keepalive.</param>
    /// <param name="packet">Receives the packet: <see cref="OverheadBytes"/> longer. No overlap.</param>
    /// <param name="written">Length of the packet when Ok; 0 else.</param>
    /// <returns>
    /// Ok; NeedsExclusive: the counters of this key are used up; NotConfirmed: we answered the handshake and have not
    /// heard the peer since; BufferTooSmall; Locked; Closed.
    /// </returns>
    public ChannelStatus TrySeal(ReadOnlySpan<byte> plaintext, Span<byte> packet, out int written)
    {
        written = 0;
        if (_lock.EnterShared() != Abstractions.HsmStatus.Ok)
        {
            return ChannelStatus.Locked;
        }

        try
        {
            return SealUnderPresent(plaintext, packet, out written);
        }
        finally
        {
            _lock.ExitShared();
        }
    }

    /// <summary>Seals a packet, replacing the key if need be.</summary>
    /// <param name="plaintext">As of <see cref="TrySeal"/>.</param>
    /// <param name="packet">As of <see cref="TrySeal"/>.</param>
    /// <param name="written">As of <see cref="TrySeal"/>.</param>
    /// <returns>As <see cref="TrySeal"/>; instead of NeedsExclusive: Exhausted: no key is left; NotConfirmed.</returns>
    public ChannelStatus Seal(ReadOnlySpan<byte> plaintext, Span<byte> packet, out int written)
    {
        written = 0;
        if (_lock.EnterUpgradable() != Abstractions.HsmStatus.Ok)
        {
            return ChannelStatus.Locked;
        }

        var upgraded = false;
        try
        {
            // Another thread may have replaced the key since this one was sent here.
            var status = SealUnderPresent(plaintext, packet, out written);
            if (status != ChannelStatus.NeedsExclusive)
            {
                return status;
            }

            upgraded = _lock.Upgrade() == Abstractions.HsmStatus.Ok;
            status = upgraded ? ReplaceKey() : ChannelStatus.Locked;
            return status == ChannelStatus.Ok ? SealUnderPresent(plaintext, packet, out written) : status;
        }
        finally
        {
            _lock.ExitUpgradable(upgraded);
        }
    }

    /// <summary>Opens a packet under the read side.</summary>
    /// <param name="source">Who sent it, for the limiter.</param>
    /// <param name="packet">The packet.</param>
    /// <param name="plaintext">Receives the plaintext: <see cref="OverheadBytes"/> shorter. No overlap. Unless Ok: as it was, or zeroes.</param>
    /// <param name="written">Length of the plaintext when Ok; 0 else.</param>
    /// <returns>
    /// Ok: no other call opens it; NeedsExclusive: it is under the next key; Duplicate; TooOld; Forged; RetiredKey;
    /// UnknownKey; RateLimited; Malformed; BufferTooSmall; Locked; Closed.
    /// </returns>
    public ChannelStatus TryOpen(ulong source, ReadOnlySpan<byte> packet, Span<byte> plaintext, out int written)
    {
        written = 0;
        if (_lock.EnterShared() != Abstractions.HsmStatus.Ok)
        {
            return ChannelStatus.Locked;
        }

        try
        {
            return OpenUnderKnown(source, packet, plaintext, out written);
        }
        finally
        {
            _lock.ExitShared();
        }
    }

    /// <summary>Opens a packet, going on to the next key if the packet is authentic under it.</summary>
    /// <param name="source">As of <see cref="TryOpen"/>.</param>
    /// <param name="packet">As of <see cref="TryOpen"/>.</param>
    /// <param name="plaintext">As of <see cref="TryOpen"/>.</param>
    /// <param name="written">As of <see cref="TryOpen"/>.</param>
    /// <returns>As <see cref="TryOpen"/>, but never NeedsExclusive.</returns>
    public ChannelStatus Open(ulong source, ReadOnlySpan<byte> packet, Span<byte> plaintext, out int written)
    {
        written = 0;
        if (_lock.EnterUpgradable() != Abstractions.HsmStatus.Ok)
        {
            return ChannelStatus.Locked;
        }

        var upgraded = false;
        try
        {
            var status = OpenUnderKnown(source, packet, plaintext, out written);
            if (status != ChannelStatus.NeedsExclusive)
            {
                return status;
            }

            upgraded = _lock.Upgrade() == Abstractions.HsmStatus.Ok;
            return upgraded ? OpenUnderNext(source, packet, plaintext, out written) : ChannelStatus.Locked;
        }
        finally
        {
            _lock.ExitUpgradable(upgraded);
        }
    }

    /// <summary>Replaces the key; the peer follows with the first packet it opens.</summary>
    /// <returns>Ok; Exhausted: no key is left; NotConfirmed: the peer has not been heard under the present one; Locked; Closed.</returns>
    public ChannelStatus Rekey()
    {
        if (_lock.EnterExclusive() != Abstractions.HsmStatus.Ok)
        {
            return ChannelStatus.Locked;
        }

        try
        {
            return _closed ? ChannelStatus.Closed : ReplaceKey();
        }
        finally
        {
            _lock.ExitExclusive();
        }
    }

    /// <summary>Lets time pass: replaces and retires keys by age, and tells what else is due.</summary>
    /// <param name="now">Since any fixed moment; a time before the latest counts as the latest.</param>
    /// <param name="duties">What was done and what is to be done; None unless Ok.</param>
    /// <returns>Ok; Locked; Closed.</returns>
    public ChannelStatus Tick(TimeSpan now, out ChannelDuties duties)
    {
        duties = ChannelDuties.None;
        if (_lock.EnterExclusive() != Abstractions.HsmStatus.Ok)
        {
            return ChannelStatus.Locked;
        }

        try
        {
            if (_closed)
            {
                return ChannelStatus.Closed;
            }

            var nowMs = Math.Max(_nowMs, (long)now.TotalMilliseconds);
            Volatile.Write(ref _nowMs, nowMs);
            duties = AgeKeys(nowMs) | DutiesOf(_timers.State, nowMs);
            return ChannelStatus.Ok;
        }
        finally
        {
            _lock.ExitExclusive();
        }
    }

    /// <summary>Zeroes the keys. Waits for calls under way; later ones answer Closed.</summary>
    public void Dispose()
    {
        if (_lock.EnterExclusive() != Abstractions.HsmStatus.Ok)
        {
            throw new HsmInvariantException("The lock of a channel can be had when the channel ends.");
        }

        if (!_closed)
        {
            _closed = true;
            _keys.Dispose();
        }

        _lock.ExitExclusive();
    }

    private ChannelStatus SealUnderPresent(ReadOnlySpan<byte> plaintext, Span<byte> packet, out int written)
    {
        written = 0;
        if (_closed)
        {
            return ChannelStatus.Closed;
        }

        if (packet.Length < plaintext.Length + OverheadBytes)
        {
            return ChannelStatus.BufferTooSmall;
        }

        // The peer may be the replay of a first handshake message: nothing is said to it until it has shown the key.
        var key = _keys.Present;
        if (key.Number == 0 && !key.IsConfirmed)
        {
            return ChannelStatus.NotConfirmed;
        }

        if (!key.Counter.TryTake(out var counter))
        {
            return ChannelStatus.NeedsExclusive;
        }

        written = plaintext.Length + OverheadBytes;
        new PacketHeader(key.Number, counter).Write(packet);
        key.Sealing.Seal(counter, packet[..PacketHeader.LengthBytes], plaintext, packet[PacketHeader.LengthBytes..written]);
        _timers.Sealed(Volatile.Read(ref _nowMs));
        return ChannelStatus.Ok;
    }

    private ChannelStatus OpenUnderKnown(ulong source, ReadOnlySpan<byte> packet, Span<byte> plaintext, out int written)
    {
        written = 0;
        if (_closed)
        {
            return ChannelStatus.Closed;
        }

        if (!PacketHeader.TryRead(packet, out var header))
        {
            return ChannelStatus.Malformed;
        }

        if (plaintext.Length < packet.Length - OverheadBytes)
        {
            return ChannelStatus.BufferTooSmall;
        }

        var status = _keys.Find(header.KeyNumber, out var key);
        if (status != ChannelStatus.Ok)
        {
            return status;
        }

        return _limiter.TryTake(source, Volatile.Read(ref _nowMs))
            ? OpenUnder(key!, header, packet, plaintext, out written)
            : ChannelStatus.RateLimited;
    }

    private ChannelStatus OpenUnder(
        ChannelKey key, PacketHeader header, ReadOnlySpan<byte> packet, Span<byte> plaintext, out int written)
    {
        var length = packet.Length - OverheadBytes;
        var status = _opener.Open(key, header, packet, plaintext[..length]);
        written = status == ChannelStatus.Ok ? length : 0;
        if (status == ChannelStatus.Ok)
        {
            key.Confirm();
            _timers.Opened(Volatile.Read(ref _nowMs));
        }

        return status;
    }

    private ChannelStatus OpenUnderNext(ulong source, ReadOnlySpan<byte> packet, Span<byte> plaintext, out int written)
    {
        written = 0;
        if (!_limiter.TryTake(source, _nowMs))
        {
            return ChannelStatus.RateLimited;
        }

        PacketHeader.TryRead(packet, out var header);
        var next = _keys.DeriveNext(_nowMs);
        return GoOnTo(next, OpenUnder(next, header, packet, plaintext, out written));
    }

    // Only what is authentic under the next key makes it the present one.
    private ChannelStatus GoOnTo(ChannelKey next, ChannelStatus opened)
    {
        if (opened == ChannelStatus.Ok)
        {
            _keys.Replace(next);
        }
        else
        {
            next.Dispose();
        }

        return opened;
    }

    private ChannelStatus ReplaceKey()
    {
        var status = _keys.MayReplace();
        if (status == ChannelStatus.Ok)
        {
            _keys.Replace(_keys.DeriveNext(_nowMs));
        }

        return status;
    }

    private ChannelDuties AgeKeys(long nowMs)
    {
        var duties = ChannelDuties.None;
        var ageMs = nowMs - _keys.Present.CreatedMs;
        if (ageMs >= _options.RetireAfter.TotalMilliseconds && _keys.RetireFormer())
        {
            duties |= ChannelDuties.Retired;
        }

        if (ageMs >= _options.RekeyAfter.TotalMilliseconds && ReplaceKey() == ChannelStatus.Ok)
        {
            duties |= ChannelDuties.Rekeyed;
        }

        return duties;
    }

    private ChannelDuties DutiesOf(ChannelTimerState state, long nowMs)
    {
        var waitedMs = nowMs - state.SinceMs;
        if (state.OwesReply)
        {
            return waitedMs >= _options.KeepaliveAfter.TotalMilliseconds ? ChannelDuties.Keepalive : ChannelDuties.None;
        }

        return state.AwaitsReply && waitedMs >= _options.SilentAfter.TotalMilliseconds ? ChannelDuties.Handshake : ChannelDuties.None;
    }
}
