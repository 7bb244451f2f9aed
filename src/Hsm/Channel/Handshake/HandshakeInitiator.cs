using System.Security.Cryptography;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// The end that begins a handshake: the pattern IK of the Noise Protocol Framework, for an initiator that knows whom it
/// calls. Both ends are authenticated by their static keys, the initiator's goes encrypted, and the secrets are lost
/// with the ephemeral keys.
/// <code>
/// ← s
/// …
/// → e, es, s, ss
/// ← e, ee, se
/// </code>
/// </summary>
/// <remarks>One thread; one handshake: First, then TryFinish until it is Ok or the caller gives up.</remarks>
public sealed class HandshakeInitiator : IDisposable
{
    private readonly HandshakeOptions _options;
    private readonly Bytes _peer;
    private readonly SymmetricState _state;
    private X25519KeyPair? _ephemeral;

    /// <summary>Begins.</summary>
    /// <param name="options">What both ends agree on.</param>
    /// <param name="peer">The responder's static public key, 32 bytes.</param>
    /// <exception cref="ArgumentException">Not 32 bytes.</exception>
    public HandshakeInitiator(HandshakeOptions options, Bytes peer)
    {
        if (peer.Length != X25519KeyPair.KeyLengthBytes)
        {
            throw new ArgumentException("A public key has 32 bytes.", nameof(peer));
        }

        _options = options;
        _peer = peer;
        _state = new SymmetricState("IK", options.Aead);
        _state.MixHash(options.Prologue.Span);
        _state.MixHash(peer.Span);
    }

    /// <summary>Makes the first message, of 100 bytes.</summary>
    /// <returns>The message.</returns>
    /// <exception cref="InvalidOperationException">It was made before, or the peer's key is no key.</exception>
    public byte[] First() => First([]);

    /// <summary>Takes the answer.</summary>
    /// <param name="answer">The message.</param>
    /// <param name="secrets">When Ok: for the channel.</param>
    /// <returns>Ok; Malformed: of another type or length; Forged: not by the peer. The handshake is over unless Malformed.</returns>
    /// <exception cref="InvalidOperationException">Out of turn.</exception>
    public ChannelStatus TryFinish(ReadOnlySpan<byte> answer, out ChannelSecrets? secrets)
    {
        secrets = null;
        return HandshakeMessages.IsOf(answer, HandshakeMessages.Answer) && answer.Length == HandshakeMessages.AnswerLengthBytes
            ? TryFinish(answer, [], out secrets)
            : ChannelStatus.Malformed;
    }

    /// <summary>Zeroes what is left.</summary>
    public void Dispose()
    {
        _ephemeral?.Dispose();
        _ephemeral = null;
        _state.Dispose();
    }

    internal byte[] First(ReadOnlySpan<byte> payload)
    {
        if (_ephemeral is not null)
        {
            throw new InvalidOperationException("The first message of a handshake is made once.");
        }

        _ephemeral = X25519KeyPair.Create(_options.Random);
        var message = HandshakeMessages.Create(HandshakeMessages.First, payload.Length);
        var rest = message.AsSpan(HandshakeMessages.TypeLengthBytes);
        _ephemeral.PublicKey.Span.CopyTo(rest);
        _state.MixHash(_ephemeral.PublicKey.Span);
        rest = rest[X25519KeyPair.KeyLengthBytes..];

        Span<byte> secret = stackalloc byte[X25519KeyPair.KeyLengthBytes];
        Agree(_ephemeral, secret);
        _state.EncryptAndHash(_options.Identity.PublicKey.Span, rest[..HandshakeMessages.SealedKeyLengthBytes]);
        Agree(_options.Identity, secret);
        _state.EncryptAndHash(payload, rest[HandshakeMessages.SealedKeyLengthBytes..]);
        return message;
    }

    internal ChannelStatus TryFinish(ReadOnlySpan<byte> answer, Span<byte> payload, out ChannelSecrets? secrets)
    {
        secrets = null;
        var ephemeral = _ephemeral ?? throw new InvalidOperationException("An answer follows the first message.");
        var rest = answer[HandshakeMessages.TypeLengthBytes..];
        var theirs = new Bytes(rest[..X25519KeyPair.KeyLengthBytes]);
        _state.MixHash(theirs.Span);
        Span<byte> secret = stackalloc byte[X25519KeyPair.KeyLengthBytes];
        if (!ephemeral.TryAgree(theirs, secret))
        {
            return ChannelStatus.Forged;
        }

        _state.MixKey(secret);
        if (!_options.Identity.TryAgree(theirs, secret))
        {
            return ChannelStatus.Forged;
        }

        _state.MixKey(secret);
        if (!_state.TryDecryptAndHash(rest[X25519KeyPair.KeyLengthBytes..], payload))
        {
            return ChannelStatus.Forged;
        }

        secrets = _state.Split(isInitiator: true);
        return ChannelStatus.Ok;
    }

    private void Agree(X25519KeyPair own, Span<byte> secret)
    {
        if (!own.TryAgree(_peer, secret))
        {
            CryptographicOperations.ZeroMemory(secret);
            throw new InvalidOperationException("The peer's public key is of small order: nobody has its private key.");
        }

        _state.MixKey(secret);
    }
}
