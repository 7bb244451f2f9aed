using Hsm.Abstractions;

namespace Hsm.Models.Specification.Rules;

/// <summary>CERT (protocol page 3): trusted roots are objects of NVM. What is remembered of verified chains is not to be seen.</summary>
internal sealed class CertificateRules : RuleGroup
{
    private const int AddHeaderBytes = 36;
    private const int ReadHeaderBytes = 8;
    private const ushort AnyAccess = 0xFFFF;

    /// <inheritdoc/>
    public override bool TryApply(Situation now, HsmRequest request)
    {
        switch (request)
        {
            case CertificateAddTrustedRequest r: Add(now, r); return true;
            case CertificateEraseTrustedRequest r: Erase(now, r.Id); return true;
            case CertificateReadTrustedRequest r: Read(now, r.Id); return true;
            case CertificateVerifyRequest r: Verify(now, [r.TrustedRoot], r.Chain, CachingOf(r)); return true;
            case CertificateVerifyMultiRootRequest r: Verify(now, r.TrustedRoots.Span, r.Chain, CachingOf(r)); return true;
            case CertificateVerifyAttributeRequest r: VerifyAttribute(now, r); return true;
            case CertificateInitRequest or CertificateVerifyCacheClearRequest or CertificateVerifyCacheSetEnabledRequest:
                now.Done(now.State);
                return true;
            default: return false;
        }
    }

    /// <inheritdoc/>
    public override bool OnlyLooks(HsmRequest request) => request is CertificateReadTrustedRequest or CertificateInitRequest
        or CertificateVerifyCacheClearRequest or CertificateVerifyCacheSetEnabledRequest or CertificateVerifyAttributeRequest;

    /// <inheritdoc/>
    public override bool TakesSpace(HsmRequest request) => request is CertificateAddTrustedRequest || CachingOf(request) is not null;

    /// <inheritdoc/>
    public override IReadOnlyList<KeyId>? KeysOf(HsmRequest request) =>
        request.Kind is (>= RequestKind.CertificateAddTrusted and <= RequestKind.CertificateVerifyMultiRoot) or RequestKind.CertificateVerifyAttribute ? [] : null;

    /// <inheritdoc/>
    public override int? LongestWrite(SpecificationOptions options, HsmRequest request) =>
        request is CertificateAddTrustedRequest r ? r.Certificate.Length : null;

    /// <inheritdoc/>
    public override KeyId? CachedKeyOf(HsmRequest request) => CachingOf(request)?.Id;

    private static StoredObject? FindRoot(Situation now, NvmId id) => NvmNames.ReachesRoot(now, id) ? now.State.Nvm.Find(id) : null;

    private static KeyTarget? CachingOf(HsmRequest request) => request switch
    {
        CertificateVerifyRequest { Flags: CertificateVerifyFlags.CacheLeafPublicKey } r => new KeyTarget(r.Key, r.CachedKeyFlags, default),
        CertificateVerifyMultiRootRequest { Flags: CertificateVerifyFlags.CacheLeafPublicKey } r => new KeyTarget(r.Key, r.CachedKeyFlags, default),
        _ => null,
    };

    private static void Add(Situation now, CertificateAddTrustedRequest request)
    {
        if (request.Certificate.Length > now.Options.Info.CommDataLengthBytes - AddHeaderBytes)
        {
            now.Refuse(HsmStatus.BadArgs);
            return;
        }

        if (request.Metadata.Id == NvmId.None || request.Certificate.Length != request.Metadata.Length)
        {
            now.Refuse(HsmStatus.BadArgs);
        }
        else if (!NvmNames.ReachesRoot(now, request.Metadata.Id))
        {
            now.Refuse(HsmStatus.Access);
        }
        else
        {
            NvmRules.Put(now, new NvmAddRequest(request.Metadata, request.Certificate));
        }
    }

    private static void Erase(Situation now, NvmId id)
    {
        if (FindRoot(now, id) is not { } there)
        {
            now.Refuse(HsmStatus.NotFound);
        }
        else if (Policy.ForbidsErasingRoot(there))
        {
            now.Refuse(HsmStatus.Access);
        }
        else
        {
            now.Done(NvmWrites.Remove(now, [id]));
        }
    }

    private static void Read(Situation now, NvmId id)
    {
        if (FindRoot(now, id) is not { } there)
        {
            now.Refuse(HsmStatus.NotFound);
        }
        else if (Policy.ForbidsExport(there))
        {
            now.Refuse(HsmStatus.Access);
        }
        else if (there.Data.Length > now.Options.Info.CommDataLengthBytes - ReadHeaderBytes)
        {
            now.Refuse(HsmStatus.BufferSize);
        }
        else
        {
            now.Tell(new CertificateReadTrustedResponse(there.Data));
        }
    }

    private static void Verify(Situation now, ReadOnlySpan<NvmId> roots, Bytes chain, KeyTarget? caching)
    {
        HsmStatus status = roots.IsEmpty || caching is { Id.IsWrappedOrHardware: true } ? HsmStatus.BadArgs : Verdict(now, roots, chain);
        if (status != HsmStatus.Ok)
        {
            now.Refuse(status);
        }
        else if (caching is { } target)
        {
            var key = new UsedKey(now.Options.Certificates.LeafPublicKey(chain), null);
            KeyPlacing.Each(now, target.Id, key.Data.Length, id => now.Answers.Add(
                new CertificateVerifyResponse(id.ToKeyId()),
                KeyPlacing.Put(now, MadeKey.Of(id, target, AnyAccess, key))));
        }
        else
        {
            now.Tell(new CertificateVerifyResponse(default));
        }
    }

    private static void VerifyAttribute(Situation now, CertificateVerifyAttributeRequest request)
    {
        ICertificateOracle oracle = now.Options.Certificates;
        HsmStatus status = oracle.VerifyAttribute(Bytes.Empty, request.Certificate);
        if (status != HsmStatus.AsnParse)
        {
            status = FindRoot(now, request.TrustedRoot) is { } root ? oracle.VerifyAttribute(root.Data, request.Certificate) : HsmStatus.NotFound;
        }

        now.Answers.Add(status == HsmStatus.Ok ? StatusResponse.Ok : new StatusResponse(status), now.State);
    }

    private static HsmStatus Verdict(Situation now, ReadOnlySpan<NvmId> roots, Bytes chain)
    {
        ICertificateOracle oracle = now.Options.Certificates;
        if (oracle.Verify(Bytes.Empty, chain) == HsmStatus.AsnParse)
        {
            return HsmStatus.AsnParse;
        }

        HsmStatus status = HsmStatus.NotFound;
        foreach (NvmId id in roots)
        {
            if (status != HsmStatus.Ok && FindRoot(now, id) is { } root)
            {
                status = oracle.Verify(root.Data, chain);
            }
        }

        return status;
    }
}
