using Hsm.Abstractions;

namespace Hsm.Models.Specification.Rules;

/// <summary>KEY CACHE_RANDOM and EXPORT_PUBLIC (protocol page 7).</summary>
internal static class MadeKeyRules
{
    private const ushort CachedKeyAccess = 0xFFFF;

    /// <summary>As KEY CACHE, of bytes that nobody has seen.</summary>
    public static void CacheRandom(Situation now, KeyCacheRandomRequest request)
    {
        if (request.LengthBytes < 1 || request.LengthBytes > now.Options.Info.BigSlotLengthBytes)
        {
            now.Refuse(HsmStatus.BadArgs);
            return;
        }

        if (request.Id.IsWrappedOrHardware)
        {
            now.Refuse(Situation.Misnamed(request.Id));
            return;
        }

        var secret = new UsedKey(Bytes.Repeat(0, request.LengthBytes), HiddenKey.Secret);
        var target = new KeyTarget(request.Id, request.Flags, request.Label);
        KeyPlacing.Each(now, request.Id, request.LengthBytes, id => now.Answers.Add(
            new KeyCacheResponse(id.ToKeyId()),
            KeyPlacing.Put(now, MadeKey.Of(id, target, CachedKeyAccess, secret))));
    }

    /// <summary>NonExportable does not forbid it, Trusted does.</summary>
    public static void ExportPublic(Situation now, KeyExportPublicRequest request)
    {
        if (request.Algorithm == PublicKeyAlgorithm.None || !Enum.IsDefined(request.Algorithm))
        {
            now.Refuse(HsmStatus.BadArgs);
            return;
        }

        if (!now.TryAddress(request.Id, out NvmId id))
        {
            return;
        }

        StoredObject? found = now.FindKey(id);
        HsmStatus status = found is null ? HsmStatus.NotFound
            : Policy.IsTrusted(found) ? HsmStatus.Access
            : !IsSupported(now.Options.Crypto, request.Algorithm, found.Data) ? HsmStatus.NotCompiledIn
            : HsmStatus.Ok;
        if (status != HsmStatus.Ok)
        {
            now.Refuse(status);
        }
        else if (found!.Hidden is { } hidden)
        {
            TellHidden(now, request.Algorithm, found.Metadata.Label, hidden);
        }
        else if (MakePublic(now.Options.Crypto, request.Algorithm, found.Data, out Bytes half) == HsmStatus.Ok)
        {
            now.Tell(new KeyExportPublicResponse(found.Metadata.Label, half));
        }
        else
        {
            now.Refuse(HsmStatus.BadArgs);
        }
    }

    private static void TellHidden(Situation now, PublicKeyAlgorithm algorithm, ObjectLabel label, HiddenKey hidden)
    {
        if (hidden.Kind == HiddenKind.Secret)
        {
            // Bytes of no structure, or a key of a kind whose public half nobody asked for.
            now.Refuse(HsmStatus.BadArgs);
            now.TellAny(new KeyExportPublicResponse(label, hidden.Public), told => told.Label == label);
            return;
        }

        HiddenKind? asked = algorithm switch
        {
            PublicKeyAlgorithm.Rsa => HiddenKind.Rsa,
            PublicKeyAlgorithm.Ecc => HiddenKind.Ecc,
            PublicKeyAlgorithm.X25519 => HiddenKind.X25519,
            PublicKeyAlgorithm.Ed25519 => HiddenKind.Ed25519,
            PublicKeyAlgorithm.MlDsa => HiddenKind.MlDsa,
            PublicKeyAlgorithm.MlKem => HiddenKind.MlKem,
            _ => null,
        };
        if (asked != hidden.Kind)
        {
            now.Refuse(HsmStatus.BadArgs);
        }
        else
        {
            now.TellAny(
                new KeyExportPublicResponse(label, hidden.Public),
                told => told.Label == label && (hidden.Public.IsEmpty || told.PublicKey == hidden.Public));
        }
    }

    private static bool IsSupported(ICryptoProvider crypto, PublicKeyAlgorithm algorithm, Bytes key) => algorithm switch
    {
        PublicKeyAlgorithm.Rsa => crypto.Rsa.SupportsRawOperations,
        PublicKeyAlgorithm.Ecc => crypto.Ecc.Supports(
            crypto.Ecc.CurveOf(key.Span) is var curve && curve == EccCurve.Default ? EccCurve.P256 : curve),
        PublicKeyAlgorithm.X25519 => crypto.X25519.IsSupported,
        PublicKeyAlgorithm.Ed25519 => crypto.Ed25519.IsSupported,
        PublicKeyAlgorithm.MlDsa => Enum.GetValues<MlDsaLevel>().Any(level => crypto.MlDsa.Supports(level, HashFunction.None)),
        PublicKeyAlgorithm.MlKem => Enum.GetValues<MlKemLevel>().Any(crypto.MlKem.Supports),
        _ => false,
    };

    private static HsmStatus MakePublic(ICryptoProvider crypto, PublicKeyAlgorithm algorithm, Bytes key, out Bytes half)
    {
        switch (algorithm)
        {
            case PublicKeyAlgorithm.Rsa: return crypto.Rsa.MakePublic(key.Span, out half);
            case PublicKeyAlgorithm.Ecc: return crypto.Ecc.MakePublic(key.Span, out half);
            case PublicKeyAlgorithm.X25519: return crypto.X25519.MakePublic(key.Span, out half);
            case PublicKeyAlgorithm.Ed25519: return crypto.Ed25519.MakePublic(key.Span, out half);
            case PublicKeyAlgorithm.MlDsa: return crypto.MlDsa.MakePublic(key.Span, out half);
            default: return crypto.MlKem.MakePublic(key.Span, out half);
        }
    }
}
