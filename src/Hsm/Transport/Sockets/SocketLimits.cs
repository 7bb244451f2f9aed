namespace Hsm;

/// <summary>What a client over a socket may cost.</summary>
public sealed record SocketLimits
{
    /// <summary>
    /// From one response (or the connection) to the next whole request over TCP, where a client may be gone without a word; more
    /// than zero. A Unix socket's client is on this machine, whose system tells of its end: it may be idle for as long as it
    /// likes, as an application of PKCS#11 may.
    /// </summary>
    public TimeSpan IdleTime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>For taking one response; more than zero.</summary>
    public TimeSpan SlowReaderTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Connections at once over all listeners, 1 or more; the next one is closed as soon as it is accepted.</summary>
    public int MaxConnections { get; init; } = 64;

    /// <summary>Refuses limits that can not be kept.</summary>
    /// <exception cref="ArgumentException">Says which and what would do.</exception>
    internal void Validate()
    {
        if (IdleTime <= TimeSpan.Zero || SlowReaderTime <= TimeSpan.Zero || MaxConnections < 1)
        {
            throw new ArgumentException("Limits of sockets can not be used: times are more than zero, MaxConnections is 1 or more.");
        }
    }
}
