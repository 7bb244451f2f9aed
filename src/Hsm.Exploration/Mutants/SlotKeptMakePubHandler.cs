using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>
/// K4. Looks the slot up and goes on using what is in it when the lock is given up: another session may evict the key,
/// which zeroes it, or refill the slot (wolfHSM, ECC make and check public key).
/// </summary>
/// <param name="right">The right handler, for a key that is not in the cache.</param>
internal sealed class SlotKeptMakePubHandler(RequestHandler right) : RequestHandler<EccMakePubRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, EccMakePubRequest request)
    {
        if (!session.TryAddress(request.Key, out var id))
        {
            return Answer(HsmStatus.BadArgs);
        }

        CachedKey? slot;
        using (var held = session.LockShared(Guarded.Caches))
        {
            if (held.Failed)
            {
                return Answer(held.Status);
            }

            slot = session.CacheOf(id).Find(id);
        }

        if (slot is null)
        {
            return right.Handle(session, request);
        }

        Bytes point = default;
        var status = session.Server.Crypto.Execute(session, new MutantOperation(
            static provider => provider.Ecc.Supports(EccCurve.P256),
            provider => provider.Ecc.GetPoint(slot.Material, out point)));
        return status == HsmStatus.Ok ? new EccMakePubResponse(point) : Answer(status);
    }
}
