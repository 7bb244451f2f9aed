namespace Hsm;

/// <summary>How an operation of a secure channel ended. Unless it says otherwise nothing has changed.</summary>
public enum ChannelStatus
{
    /// <summary>Done.</summary>
    Ok,

    /// <summary>Only the write side can go on: call Seal or Open. No counter, no mark and no budget was spent.</summary>
    NeedsExclusive,

    /// <summary>The packet's counter was received before.</summary>
    Duplicate,

    /// <summary>The packet's counter has left the window, or is past the limit.</summary>
    TooOld,

    /// <summary>The tag does not match. Only the source's budget has changed.</summary>
    Forged,

    /// <summary>The packet is under a key that has been retired.</summary>
    RetiredKey,

    /// <summary>The packet is under a key that does not exist yet.</summary>
    UnknownKey,

    /// <summary>The source has spent its budget.</summary>
    RateLimited,

    /// <summary>No counter or no key is left; the channel must be made anew by a handshake.</summary>
    Exhausted,

    /// <summary>Not before a packet of the peer has been opened under the present key: it may not have it.</summary>
    NotConfirmed,

    /// <summary>Not a packet of this channel.</summary>
    Malformed,

    /// <summary>The handshake is authentic, and comes from a peer that is not let in.</summary>
    UnknownPeer,

    /// <summary>The destination is too short.</summary>
    BufferTooSmall,

    /// <summary>The lock was not to be had.</summary>
    Locked,

    /// <summary>The channel has been disposed.</summary>
    Closed,
}
