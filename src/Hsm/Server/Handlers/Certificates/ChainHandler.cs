using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// CERT VERIFY and VERIFY_MULTI_ROOT. The roots are read at one instant; verifying takes long and is done without a lock.
/// A key is cached only where the roots are still what they were, else the request begins anew: it takes effect at that
/// instant (hsm-notes 2).
/// </summary>
/// <typeparam name="TRequest">The type of request.</typeparam>
internal abstract class ChainHandler<TRequest> : RequestHandler<TRequest>
    where TRequest : HsmRequest
{
    /// <inheritdoc/>
    protected sealed override HsmResponse Handle(SessionState session, TRequest request)
    {
        var demand = DemandOf(request);
        if (demand.Roots.Count == 0 || (demand.CachesKey && demand.Target.Id.IsWrappedOrHardware))
        {
            return Answer(HsmStatus.BadArgs);
        }

        using var chain = CertificateChain.Read(demand.Chain.Span);
        if (chain is null)
        {
            return Answer(HsmStatus.AsnParse);
        }

        HsmResponse? response = null;
        while (response is null)
        {
            response = Verify(session, demand, chain);
        }

        return response;
    }

    /// <summary>Reads a request.</summary>
    /// <param name="request">The request.</param>
    /// <returns>What it asks for.</returns>
    protected abstract ChainDemand DemandOf(TRequest request);

    private static HsmResponse? Verify(SessionState session, ChainDemand demand, CertificateChain chain)
    {
        var server = session.Server;
        var roots = new List<Bytes>();
        string? known = null;
        using (var held = session.Lock(changes: Guarded.Caches, looksAt: Guarded.Store))
        {
            var status = held.Failed ? held.Status : ReadRoots(session, demand.Roots, roots);
            if (status != HsmStatus.Ok)
            {
                return Answer(status);
            }

            if (server.Certificates.Verifier.IsTimeless && server.Certificates.Verified.IsEnabled)
            {
                known = roots.Select(root => VerifyCache.KeyOf(root.Span, demand.Chain.Span)).FirstOrDefault(server.Certificates.Verified.Contains);
            }
        }

        var rootIndex = known is not null ? -1 : roots.FindIndex(root => server.Certificates.Verifier.Holds(root.Span, chain));
        if (known is null && rootIndex < 0)
        {
            return Answer(HsmStatus.CertificateVerify);
        }

        if (known is not null && !demand.CachesKey)
        {
            return new CertificateVerifyResponse(default);
        }

        return Finish(session, demand, new Verified(roots, rootIndex, chain));
    }

    // Null: a root has changed meanwhile, and a key was to be cached on its word.
    private static HsmResponse? Finish(SessionState session, ChainDemand demand, Verified verified)
    {
        var server = session.Server;
        using var held = session.Lock(changes: Guarded.Caches, looksAt: Guarded.Store);
        if (held.Failed)
        {
            return Answer(held.Status);
        }

        var now = new List<Bytes>();
        var status = HsmStatus.Ok;
        KeyId id = default;
        if (demand.CachesKey)
        {
            if (ReadRoots(session, demand.Roots, now) != HsmStatus.Ok || !now.SequenceEqual(verified.Roots))
            {
                return null;
            }

            using var key = new NewKey(demand.Target, verified.Chain.Leaf.PublicKey.ExportSubjectPublicKeyInfo());
            status = key.Put(session, out id);
        }

        if (verified.RootIndex >= 0 && server.Certificates.Verifier.IsTimeless)
        {
            server.Certificates.Verified.Add(VerifyCache.KeyOf(verified.Roots[verified.RootIndex].Span, demand.Chain.Span));
        }

        return status == HsmStatus.Ok ? new CertificateVerifyResponse(id) : Answer(status);
    }

    private static HsmStatus ReadRoots(SessionState session, NvmIdList ids, List<Bytes> roots)
    {
        foreach (var id in ids.Span)
        {
            var status = session.ReadRoot(id, out var root);
            if (status == HsmStatus.NotFound)
            {
                continue;
            }

            if (status != HsmStatus.Ok)
            {
                return status;
            }

            roots.Add(root);
        }

        return roots.Count == 0 ? HsmStatus.NotFound : HsmStatus.Ok;
    }

    /// <summary>What was verified.</summary>
    /// <param name="Roots">As they were read.</param>
    /// <param name="RootIndex">The one it holds under; -1: remembered.</param>
    /// <param name="Chain">The chain.</param>
    private readonly record struct Verified(List<Bytes> Roots, int RootIndex, CertificateChain Chain);
}
