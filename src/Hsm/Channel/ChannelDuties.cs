namespace Hsm;

/// <summary>What <see cref="SecureChannel.Tick"/> did, and what it asks of its caller.</summary>
[Flags]
public enum ChannelDuties
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>To do: seal an empty packet and send it; the peer waits for a sign of life.</summary>
    Keepalive = 1,

    /// <summary>To do: make a new handshake; the peer has not answered.</summary>
    Handshake = 2,

    /// <summary>Done: the key has been replaced.</summary>
    Rekeyed = 4,

    /// <summary>Done: the former key has been retired.</summary>
    Retired = 8,
}
