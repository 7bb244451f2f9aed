namespace Hsm;

/// <summary>What a packet socket is at.</summary>
internal enum PacketPhase
{
    /// <summary>No whole packet is there.</summary>
    Receiving,

    /// <summary>A packet waits to be taken; the socket is not read.</summary>
    Ready,

    /// <summary>A packet was taken and not yet answered; the socket is not read.</summary>
    Taken,

    /// <summary>The answer is on its way; the socket is not read.</summary>
    Sending,

    /// <summary>The connection has ended.</summary>
    Over,
}
