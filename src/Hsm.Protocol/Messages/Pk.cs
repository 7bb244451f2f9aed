using Hsm.Abstractions;

namespace Hsm.Protocol;

/// <summary>What the rows of CRYPTO PK share: algorithm numbers, option bits, answers.</summary>
internal static class Pk
{
    /// <summary>Bit 0 of options; for an agreement the public key's.</summary>
    public const uint Evict = 1;

    /// <summary>Bit 1 of options of a verification.</summary>
    public const uint ExportPublic = 2;

    /// <summary>Bit 1 of options of an agreement.</summary>
    public const uint EvictPrivate = 2;

    public static WireKey Key(uint algorithm, uint subType = 0) => new(RequestKind.PublicKey, algorithm, subType);

    public static uint Options(KeyOperationRequest q) => q.EvictsKey ? Evict : 0;

    public static GeneratedKeyResponse ReadGenerated<TRequest>(ref WireReader r, TRequest request) =>
        new(r.Key32(), r.Bytes(r.Count()));

    public static void WriteGenerated<TRequest>(ref WireWriter w, TRequest request, GeneratedKeyResponse a)
    {
        w.Key32(a.Key);
        w.Count(a.Encoding.Length);
        w.Bytes(a.Encoding);
    }

    /// <summary>An agreement's answer: length, id, secret.</summary>
    public static DerivedKeyResponse ReadAgreed<TRequest>(ref WireReader r, TRequest request)
    {
        var length = r.Count();
        return new DerivedKeyResponse(r.Key32(), r.Bytes(length));
    }

    public static void WriteAgreed<TRequest>(ref WireWriter w, TRequest request, DerivedKeyResponse a)
    {
        w.Count(a.Secret.Length);
        w.Key32(a.Key);
        w.Bytes(a.Secret);
    }

    public static SignatureResponse ReadSignature<TRequest>(ref WireReader r, TRequest request) => new(r.Bytes(r.Count()));

    public static void WriteSignature<TRequest>(ref WireWriter w, TRequest request, SignatureResponse a)
    {
        w.Count(a.Signature.Length);
        w.Bytes(a.Signature);
    }
}
