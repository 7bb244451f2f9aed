using Hsm.Abstractions;

namespace Hsm.Models.Specification.Rules;

/// <summary>
/// ECDH and X25519 of two keys of the server (protocol page 7), which are of one instant. A secret of a hidden private
/// key is computed from the other side where that is known, for both come to the same.
/// </summary>
internal static class AgreementRules
{
    public static void Ecdh(Situation now, EcdhRequest request)
    {
        IEccPort ecc = now.Options.Crypto.Ecc;
        Agree(now, new Agreement(request.PrivateKey, request.PublicKey, request.Target, HiddenKind.Ecc)
        {
            EvictsPrivate = request.EvictsPrivateKey,
            EvictsPublic = request.EvictsPublicKey,
            Run = (own, peer) => (ecc.Agree(own.Span, peer.Span, out byte[] secret), Bytes.Adopt(secret)),
            Example = like => ecc.GenerateKey(like.Curve, MadeKey.ExampleRandom(), out byte[] key) == HsmStatus.Ok ? Bytes.Adopt(key) : default,
        });
    }

    public static void X25519(Situation now, X25519AgreeRequest request)
    {
        IX25519Port port = now.Options.Crypto.X25519;
        Agree(now, new Agreement(request.PrivateKey, request.PublicKey, request.Target, HiddenKind.X25519)
        {
            EvictsPrivate = request.EvictsPrivateKey,
            EvictsPublic = request.EvictsPublicKey,
            Run = (own, peer) =>
            {
                HsmStatus status = port.Agree(own.Span, peer.Span, out byte[] secret);
                if (request.IsBigEndian)
                {
                    Array.Reverse(secret);
                }

                return (status, Bytes.Adopt(secret));
            },
            Example = _ => port.GenerateKey(MadeKey.ExampleRandom(), out byte[] key) == HsmStatus.Ok ? Bytes.Adopt(key) : default,
        });
    }

    private static void Agree(Situation now, Agreement asked)
    {
        if (!KeyOperationRules.HasShape(now, MadeKey.IsTarget(asked.Target), 0)
            || !now.TryAddress(asked.Private, out _) || !now.TryAddress(asked.Public, out _)
            || !UsedKey.TryTake(now, asked.Private, new KeyNeed(ObjectFlags.UsageDerive, asked.EvictsPrivate), out UsedKey own)
            || !UsedKey.TryTake(now, asked.Public, new KeyNeed(ObjectFlags.UsageDerive, asked.EvictsPublic), out UsedKey peer))
        {
            return;
        }

        now = UsedKey.Evict(UsedKey.Evict(now, asked.Private, asked.EvictsPrivate), asked.Public, asked.EvictsPublic);
        if (!KeyOperationRules.IsOk(now, SignatureRules.StatusOf(own, asked.Kind))
            || !KeyOperationRules.IsOk(now, SignatureRules.StatusOf(peer, asked.Kind)))
        {
            return;
        }

        (HsmStatus status, UsedKey secret) = Compute(asked, own, peer);
        if (KeyOperationRules.IsOk(now, status))
        {
            MadeKey.Derived(now, asked.Target, secret);
        }
    }

    private static (HsmStatus Status, UsedKey Secret) Compute(Agreement asked, UsedKey own, UsedKey peer)
    {
        Bytes peerHalf = peer.Hidden is { Public.IsEmpty: true } ? asked.Example(peer.Hidden) : SignatureRules.PublicHalf(peer);
        bool isExact = peer.Hidden is not { Public.IsEmpty: true };
        if (own.Hidden is null)
        {
            (HsmStatus status, Bytes known) = asked.Run(own.Data, peerHalf);
            return (status, new UsedKey(known, isExact ? null : HiddenKey.Secret));
        }

        // With an example in place of the hidden key: whether they go together, and how long the secret is.
        (HsmStatus example, Bytes like) = asked.Run(asked.Example(own.Hidden), peerHalf);
        if (example != HsmStatus.Ok || peer.Hidden is not null || own.Hidden.Public.IsEmpty)
        {
            return (example, new UsedKey(like, HiddenKey.Secret));
        }

        (HsmStatus mirrored, Bytes found) = asked.Run(peer.Data, own.Hidden.Public);
        return (example, mirrored == HsmStatus.Ok ? new UsedKey(found, Hidden: null) : new UsedKey(like, HiddenKey.Secret));
    }
}
