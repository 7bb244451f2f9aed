using Hsm.Abstractions;
using Hsm.Protocol;

namespace Hsm;

/// <summary>A client of a server whose connections are in secure channels.</summary>
public sealed record HsmChannelClientOptions
{
    /// <summary>Our identity, and what we and the server agree on.</summary>
    public required HandshakeOptions Handshake { get; init; }

    /// <summary>The server's static public key, 32 bytes.</summary>
    public required Bytes Server { get; init; }

    /// <summary>The channel's; its algorithm is the handshake's.</summary>
    public ChannelOptions Channel { get; init; } = new();

    /// <summary>How long messages become several packets, as the server has it; null: each is one.</summary>
    public ChannelPipeline? Pipeline { get; init; }

    /// <summary>Limits of the packets inside, and how long a response may take. The order is little-endian.</summary>
    public HsmSocketClientOptions Socket { get; init; } = new();
}
