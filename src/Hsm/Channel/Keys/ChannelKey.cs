using Hsm.Abstractions;

namespace Hsm;

/// <summary>One key of a channel in both directions, with the counters used under it.</summary>
/// <param name="number">Which, from 0.</param>
/// <param name="sealing">What we seal with.</param>
/// <param name="opening">What the peer sealed with.</param>
internal sealed class ChannelKey(uint number, IAeadKey sealing, IAeadKey opening) : IDisposable
{
    private int _confirmed;

    /// <summary>Which, from 0.</summary>
    public uint Number => number;

    /// <summary>What we seal with.</summary>
    public IAeadKey Sealing => sealing;

    /// <summary>What we open with.</summary>
    public IAeadKey Opening => opening;

    /// <summary>Counters of the packets we seal.</summary>
    public required ISendCounter Counter { get; init; }

    /// <summary>Counters of the packets we opened.</summary>
    public required IReplayWindow Window { get; init; }

    /// <summary>When it was made, in milliseconds of the channel's time.</summary>
    public required long CreatedMs { get; init; }

    /// <summary>Whether a packet has been opened under it: only then the peer is known to have it.</summary>
    public bool IsConfirmed => Volatile.Read(ref _confirmed) != 0;

    /// <summary>Notes that the peer has it.</summary>
    public void Confirm()
    {
        if (!IsConfirmed)
        {
            Volatile.Write(ref _confirmed, 1);
        }
    }

    /// <summary>Zeroes the key; nobody uses it any more.</summary>
    public void Dispose()
    {
        sealing.Dispose();
        opening.Dispose();
    }
}
