using Hsm.Abstractions;

namespace Hsm;

/// <summary>The end that answers a handshake; see <see cref="HandshakeInitiator"/> for the pattern.</summary>
/// <remarks>
/// The first message may be a replay, whose sender has no secrets: so a channel of this end seals nothing before it has
/// opened a packet. Without state: any number of threads, if the source of random bytes allows it.
/// </remarks>
public sealed class HandshakeResponder
{
    private readonly HandshakeOptions _options;
    private readonly Func<Bytes, bool> _letsIn;

    /// <summary>Makes a responder.</summary>
    /// <param name="options">What both ends agree on.</param>
    /// <param name="letsIn">Whether the peer with this static public key may have a channel.</param>
    public HandshakeResponder(HandshakeOptions options, Func<Bytes, bool> letsIn)
    {
        _options = options;
        _letsIn = letsIn;
    }

    /// <summary>Answers a first message.</summary>
    /// <param name="first">The message.</param>
    /// <param name="handshake">When Ok: the answer, of 52 bytes, the secrets and the peer.</param>
    /// <returns>Ok; Malformed; Forged; UnknownPeer: authentic, not let in. Nothing is kept unless Ok.</returns>
    public ChannelStatus TryAnswer(ReadOnlySpan<byte> first, out AnsweredHandshake? handshake)
    {
        handshake = null;
        return HandshakeMessages.IsOf(first, HandshakeMessages.First) && first.Length == HandshakeMessages.FirstLengthBytes
            ? TryAnswer(first, [], [], out handshake)
            : ChannelStatus.Malformed;
    }

    internal ChannelStatus TryAnswer(
        ReadOnlySpan<byte> first, Span<byte> firstPayload, ReadOnlySpan<byte> payload, out AnsweredHandshake? handshake)
    {
        handshake = null;
        using var state = new SymmetricState("IK", _options.Aead);
        state.MixHash(_options.Prologue.Span);
        state.MixHash(_options.Identity.PublicKey.Span);
        var status = Read(state, first, firstPayload, out var ephemeral, out var peer);
        if (status != ChannelStatus.Ok)
        {
            return status;
        }

        if (!_letsIn(peer))
        {
            return ChannelStatus.UnknownPeer;
        }

        using var own = X25519KeyPair.Create(_options.Random);
        var answer = HandshakeMessages.Create(HandshakeMessages.Answer, payload.Length);
        var rest = answer.AsSpan(HandshakeMessages.TypeLengthBytes);
        own.PublicKey.Span.CopyTo(rest);
        state.MixHash(own.PublicKey.Span);
        if (!TryMix(state, own, ephemeral) || !TryMix(state, own, peer))
        {
            return ChannelStatus.Forged;
        }

        state.EncryptAndHash(payload, rest[X25519KeyPair.KeyLengthBytes..]);
        handshake = new AnsweredHandshake(answer, state.Split(isInitiator: false), peer);
        return ChannelStatus.Ok;
    }

    private static bool TryMix(SymmetricState state, X25519KeyPair own, Bytes theirs)
    {
        Span<byte> secret = stackalloc byte[X25519KeyPair.KeyLengthBytes];
        if (!own.TryAgree(theirs, secret))
        {
            return false;
        }

        state.MixKey(secret);
        return true;
    }

    private ChannelStatus Read(SymmetricState state, ReadOnlySpan<byte> first, Span<byte> payload, out Bytes ephemeral, out Bytes peer)
    {
        peer = default;
        var rest = first[HandshakeMessages.TypeLengthBytes..];
        ephemeral = new Bytes(rest[..X25519KeyPair.KeyLengthBytes]);
        rest = rest[X25519KeyPair.KeyLengthBytes..];
        state.MixHash(ephemeral.Span);
        Span<byte> identity = stackalloc byte[X25519KeyPair.KeyLengthBytes];
        if (!TryMix(state, _options.Identity, ephemeral)
            || !state.TryDecryptAndHash(rest[..HandshakeMessages.SealedKeyLengthBytes], identity))
        {
            return ChannelStatus.Forged;
        }

        peer = new Bytes(identity);
        return TryMix(state, _options.Identity, peer)
            && state.TryDecryptAndHash(rest[HandshakeMessages.SealedKeyLengthBytes..], payload)
            ? ChannelStatus.Ok
            : ChannelStatus.Forged;
    }
}
