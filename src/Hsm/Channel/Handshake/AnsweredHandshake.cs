using Hsm.Abstractions;

namespace Hsm;

/// <summary>What comes of a handshake at the end that answered it.</summary>
/// <param name="Answer">To be sent to the peer.</param>
/// <param name="Secrets">For the channel; to be disposed.</param>
/// <param name="Peer">The static public key of the peer.</param>
public sealed record AnsweredHandshake(byte[] Answer, ChannelSecrets Secrets, Bytes Peer);
