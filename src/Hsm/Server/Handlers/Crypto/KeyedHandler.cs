using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// A CRYPTO request: shape, snapshots of its keys, the work without any lock but the device's, then whatever it changes
/// (a key cached, a key evicted) under the locks of Caches and Store.
/// </summary>
/// <typeparam name="TRequest">The type of request.</typeparam>
/// <remarks>
/// A request that changes something does so only while its keys are what they were when it took them; else it starts
/// again. Another session has got something done then, so somebody always gets on; the bound is for the clock's sake.
/// </remarks>
internal abstract class KeyedHandler<TRequest> : RequestHandler<TRequest>
    where TRequest : HsmRequest
{
    private const int MaxAttempts = 64;

    /// <inheritdoc/>
    protected sealed override HsmResponse Handle(SessionState session, TRequest request)
    {
        var status = CheckShape(session.Server, request);
        if (status != HsmStatus.Ok)
        {
            return Answer(status);
        }

        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            if (TryHandle(session, request) is { } response)
            {
                return response;
            }
        }

        return Answer(HsmStatus.Locked);
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

    /// <summary>Does the work; holds no lock.</summary>
    /// <param name="session">Who asks.</param>
    /// <param name="request">The request.</param>
    /// <param name="keys">Its keys.</param>
    /// <returns>What came of it.</returns>
    protected abstract CryptoOutcome Work(SessionState session, TRequest request, KeysInUse keys);

    /// <summary>Whether byte strings fit the server's payload.</summary>
    /// <param name="server">The server.</param>
    /// <param name="lengthBytes">All of them together.</param>
    /// <returns>Ok or BadArgs.</returns>
    protected static HsmStatus CheckLength(ServerState server, int lengthBytes) =>
        lengthBytes <= server.CommDataLengthBytes ? HsmStatus.Ok : HsmStatus.BadArgs;

    // Null: a key has changed meanwhile.
    private HsmResponse? TryHandle(SessionState session, TRequest request)
    {
        var status = KeysInUse.Take(session, KeysOf(request), out var keys);
        if (keys is null)
        {
            return Answer(status);
        }

        using (keys)
        {
            var outcome = Work(session, request, keys);
            using (outcome.Key)
            {
                // A device that is not to be had, or fails, leaves everything as it was.
                var changes = outcome.Status is not (HsmStatus.Locked or HsmStatus.Aborted)
                    && (keys.Evicts || (outcome.Status == HsmStatus.Ok && outcome.Key is { IsEphemeral: false }));
                return changes ? Change(session, keys, outcome) : Tell(session, outcome, default);
            }
        }
    }

    private static HsmResponse? Change(SessionState session, KeysInUse keys, CryptoOutcome outcome)
    {
        using var held = session.Lock(changes: Guarded.Caches, looksAt: Guarded.Store);
        if (held.Failed)
        {
            return Answer(held.Status);
        }

        if (!keys.AreCurrent(session))
        {
            return null;
        }

        // Evicted first: a new key may have the id of one that leaves.
        KeyId id = default;
        keys.Evict(session);
        var status = outcome is { Status: HsmStatus.Ok, Key.IsEphemeral: false } ? outcome.Key!.Put(session, out id) : outcome.Status;
        return status == HsmStatus.Ok ? Tell(session, outcome, id) : Answer(status);
    }

    private static HsmResponse Tell(SessionState session, CryptoOutcome outcome, KeyId id)
    {
        if (outcome.Status != HsmStatus.Ok)
        {
            return Answer(outcome.Status);
        }

        if (outcome.Key is null)
        {
            return outcome.Response!;
        }

        var encoding = outcome.Public;
        var status = outcome.Key.IsEphemeral ? outcome.Key.Export(session, out encoding) : HsmStatus.Ok;
        return status != HsmStatus.Ok ? Answer(status)
            : outcome.AnswerOf(id, encoding);
    }
}
