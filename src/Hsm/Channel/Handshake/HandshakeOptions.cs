using Hsm.Abstractions;

namespace Hsm;

/// <summary>What both ends of a handshake agree on beforehand.</summary>
public sealed record HandshakeOptions
{
    /// <summary>The end's own identity.</summary>
    public required X25519KeyPair Identity { get; init; }

    /// <summary>Where ephemeral keys come from.</summary>
    public required IRandomSource Random { get; init; }

    /// <summary>The algorithm of handshake and channel.</summary>
    public IAeadAlgorithm Aead { get; init; } = new ChaChaPolyAead();

    /// <summary>Whatever else must be the same at both ends, such as a version: a handshake fails where it is not.</summary>
    public Bytes Prologue { get; init; }
}
