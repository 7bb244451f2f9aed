using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// A request that computes: shape, snapshots of its keys, the work without any lock but the device's, then whatever it
/// changes (a key cached, a key evicted) under the locks of Caches and Store. Each call of a provider in it may be the
/// accelerator's, and pauses the request then.
/// </summary>
/// <typeparam name="TRequest">The type of request.</typeparam>
/// <remarks>
/// A request that changes something does so only while its keys are what they were when it took them; else it starts
/// again. Another session has got something done then, so somebody always gets on; the bound is for the clock's sake.
/// </remarks>
internal abstract class KeyedHandler<TRequest> : PausingHandler<TRequest>
    where TRequest : HsmRequest
{
    private const int MaxAttempts = 64;

    /// <inheritdoc/>
    protected sealed override JobStep Begin(SessionState session, TRequest request)
    {
        var status = CheckShape(session.Server, request);
        return status == HsmStatus.Ok ? Attempt(session, request, attemptsLeft: MaxAttempts) : Answer(status);
    }

    /// <summary>Checks what the request alone tells.</summary>
    /// <param name="server">Whose limits hold.</param>
    /// <param name="request">The request.</param>
    /// <returns>Ok, or what to answer.</returns>
    protected abstract HsmStatus CheckShape(ServerState server, TRequest request);

    /// <summary>The keys it uses.</summary>
    /// <param name="request">The request.</param>
    /// <returns>None, one or two.</returns>
    protected abstract KeyDemand[] KeysOf(TRequest request);

    /// <summary>Does the work up to its first call of a provider; holds no lock.</summary>
    /// <param name="session">Who asks.</param>
    /// <param name="request">The request.</param>
    /// <param name="keys">Its keys.</param>
    /// <returns>The call, or what came of it.</returns>
    protected abstract CryptoStep Work(SessionState session, TRequest request, KeysInUse keys);

    /// <summary>Whether byte strings fit the server's payload.</summary>
    /// <param name="server">The server.</param>
    /// <param name="lengthBytes">All of them together.</param>
    /// <returns>Ok or BadArgs.</returns>
    protected static HsmStatus CheckLength(ServerState server, int lengthBytes) =>
        lengthBytes <= server.CommDataLengthBytes ? HsmStatus.Ok : HsmStatus.BadArgs;

    /// <summary>Whether a provider has the curve that a key tells.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="key">The key's bytes.</param>
    /// <returns>As for P-256 also for what is no key: the work will say so.</returns>
    protected static bool HasCurve(ICryptoProvider provider, ReadOnlySpan<byte> key)
    {
        var curve = provider.Ecc.CurveOf(key);
        return provider.Ecc.Supports(curve == EccCurve.Default ? EccCurve.P256 : curve);
    }

    private JobStep Attempt(SessionState session, TRequest request, int attemptsLeft)
    {
        if (attemptsLeft == 0)
        {
            return Answer(HsmStatus.Locked);
        }

        var status = KeysInUse.Take(session, KeysOf(request), out var keys);
        if (keys is null)
        {
            return Answer(status);
        }

        var work = new KeyedWork(session, keys, () => Attempt(session, request, attemptsLeft - 1));
        try
        {
            return work.GoOn(Work(session, request, keys));
        }
        catch
        {
            work.Dispose();
            throw;
        }
    }
}
