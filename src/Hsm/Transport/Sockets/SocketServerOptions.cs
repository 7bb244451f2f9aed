using Hsm.Abstractions;

namespace Hsm;

/// <summary>What a socket server is made of.</summary>
public sealed record SocketServerOptions
{
    /// <summary>What a client may cost.</summary>
    public SocketLimits Limits { get; init; } = new();

    /// <summary>Whom to tell.</summary>
    public ConnectionObserver Observer { get; init; } = ConnectionObserver.None;

    /// <summary>What to count.</summary>
    public ServerMetrics? Metrics { get; init; }

    /// <summary>For the limits.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The secure channel that every connection is in; null: none is.</summary>
    public SocketChannelOptions? Channel { get; init; }

    /// <summary>How urgent a connection's requests are, by where it was accepted; null: all normal.</summary>
    public Func<ListenAddress, SessionPriority>? PriorityOf { get; init; }
}
