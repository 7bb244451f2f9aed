using Hsm.Abstractions;

namespace Hsm;

/// <summary>The secure channel that every connection of a socket server is in.</summary>
public sealed record SocketChannelOptions
{
    /// <summary>The server's identity, and what it and its clients agree on; its random source is used by several threads.</summary>
    public required HandshakeOptions Handshake { get; init; }

    /// <summary>Whether the client with this static public key, of 32 bytes, may have a session. Several threads.</summary>
    public required Func<Bytes, bool> LetsIn { get; init; }

    /// <summary>The channels'; their algorithm is the handshake's.</summary>
    public ChannelOptions Channel { get; init; } = new();

    /// <summary>How long messages become several packets; null: each is one.</summary>
    public ChannelPipeline? Pipeline { get; init; }
}
