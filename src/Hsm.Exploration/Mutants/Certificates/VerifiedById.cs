using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>
/// C2. Remembers which chain held under which root by the root's id. It is forgotten when the root is replaced or erased,
/// but a verification that is still under way then remembers the old root's verdict afterwards.
/// </summary>
internal sealed class VerifiedById
{
    private readonly HashSet<(NvmId Root, Bytes Chain)> _held = [];

    /// <summary>Makes the mutant of a group of handlers.</summary>
    /// <param name="right">The right ones.</param>
    /// <returns>With VERIFY, ADDTRUSTED and ERASETRUSTED replaced.</returns>
    public static CertificateHandlers Replace(CertificateHandlers right)
    {
        var memory = new VerifiedById();
        return right with
        {
            Verify = new VerifyHandler(right.Verify, memory),
            AddTrusted = new ForgettingHandler<CertificateAddTrustedRequest>(right.AddTrusted, memory, static request => request.Metadata.Id),
            EraseTrusted = new ForgettingHandler<CertificateEraseTrustedRequest>(right.EraseTrusted, memory, static request => request.Id),
        };
    }

    private sealed class VerifyHandler(RequestHandler right, VerifiedById memory) : RequestHandler<CertificateVerifyRequest>
    {
        protected override HsmResponse Handle(SessionState session, CertificateVerifyRequest request)
        {
            lock (memory)
            {
                if (memory._held.Contains((request.TrustedRoot, request.Chain)))
                {
                    return new CertificateVerifyResponse(default);
                }
            }

            var response = right.Handle(session, request);
            if (response.IsOk)
            {
                lock (memory)
                {
                    memory._held.Add((request.TrustedRoot, request.Chain));
                }
            }

            return response;
        }
    }

    // Forgotten before and after, so that nothing is wrong while nobody verifies.
    private sealed class ForgettingHandler<TRequest>(RequestHandler right, VerifiedById memory, Func<TRequest, NvmId> rootOf)
        : RequestHandler<TRequest>
        where TRequest : HsmRequest
    {
        protected override HsmResponse Handle(SessionState session, TRequest request)
        {
            Forget(rootOf(request));
            var response = right.Handle(session, request);
            Forget(rootOf(request));
            return response;
        }

        private void Forget(NvmId root)
        {
            lock (memory)
            {
                memory._held.RemoveWhere(one => one.Root == root);
            }
        }
    }
}
