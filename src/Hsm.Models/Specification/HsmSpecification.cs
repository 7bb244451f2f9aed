using Hsm.Abstractions;
using Hsm.Models.Specification.Rules;
using Linearizability;

namespace Hsm.Models.Specification;

/// <summary>
/// The HSM as a relation between states, requests and responses (hsm-notes, 1): which answers a request may get, and
/// the state after each. Pure; knows nothing of time, threads, locks or any implementation.
/// </summary>
/// <remarks>
/// Linearization points: a request that changes something takes effect where the change is committed, one that only
/// tells where it took its snapshot (hsm-notes, 2); either is one instant, so one step of this relation.
/// </remarks>
/// <param name="options">Limits and choices of the server in question.</param>
public sealed class HsmSpecification(SpecificationOptions options)
{
    /// <summary>Every answer that a request may get, refusals admitted for outside reasons left out.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="call">The request and its session.</param>
    /// <returns>One answer for most requests; several where the server has a choice. Never none.</returns>
    /// <exception cref="ArgumentException">The specification has no rule for this type of request.</exception>
    public IReadOnlyList<SpecifiedAnswer> Answers(HsmState state, HsmCall call)
    {
        ArgumentNullException.ThrowIfNull(state);
        var answers = new List<SpecifiedAnswer>(1);
        Apply(new Situation(options, state, call.Session, new AnswerSink(answers)), call.Request);
        return answers;
    }

    /// <summary>The states that may follow when a request got a response, or none yet.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="call">The request and its session.</param>
    /// <param name="outcome">The response; pending: any answer may be under way.</param>
    /// <param name="next">Receives the states; none says that the response is not allowed.</param>
    /// <exception cref="ArgumentException">The specification has no rule for this type of request.</exception>
    public void Step(HsmState state, HsmCall call, Outcome<HsmResponse> outcome, Successors<HsmState> next)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(next);
        HsmResponse? observed = outcome.HasReturned ? outcome.Value : null;
        switch (observed?.Status)
        {
            // Client-local: the request was never sent.
            case HsmStatus.RequestPending:
            case HsmStatus.Locked when Admits(AdmittedRefusals.Locked):
            case HsmStatus.NoSpace when Admits(AdmittedRefusals.NoSpace) && TakesSpace(call.Request):
                next.Add(state);
                return;

            // The request was sent, and its effect is not known.
            case HsmStatus.Timeout:
            case HsmStatus.Aborted when Admits(AdmittedRefusals.Aborted):
                next.Add(state);
                observed = null;
                break;
        }

        Apply(new Situation(options, state, call.Session, new AnswerSink(next, observed)), call.Request);
    }

    /// <summary>Whether a request, or a response that refuses, leaves every state as it is.</summary>
    /// <param name="call">The request and its session.</param>
    /// <param name="outcome">The response, or pending.</param>
    /// <returns>True when no state changes.</returns>
    internal static bool NeverChangesState(HsmCall call, Outcome<HsmResponse> outcome)
    {
        if (outcome.HasReturned
            && outcome.Value.Status is not (HsmStatus.Ok or HsmStatus.Timeout or HsmStatus.Aborted)
            && !RuleGroups.ChangesEvenIfRefused(call.Request))
        {
            return true;
        }

        return call.Request is EchoRequest or InfoRequest or KeepAliveRequest or KeyExportRequest or NvmReadRequest or NvmListRequest
            or NvmGetMetadataRequest or CounterReadRequest or AesGcmEncryptRequest or AesGcmDecryptRequest
            || RuleGroups.OnlyLooks(call.Request);
    }

    private static bool TakesSpace(HsmRequest request) => request is KeyCacheRequest or KeyCommitRequest or KeyRevokeRequest
        or NvmAddRequest or CounterInitRequest or CounterIncrementRequest
        || RuleGroups.TakesSpace(request);

    private static void Apply(Situation now, HsmRequest request)
    {
        if (now.State.Session(now.Session).IsClosed)
        {
            now.Refuse(HsmStatus.NotReady);
            return;
        }

        if (Users.Permission.Forbids(now, request))
        {
            now.Refuse(HsmStatus.AuthPermission);
            return;
        }

        switch (request)
        {
            case InitRequest r: SessionRules.Init(now, r); break;
            case EchoRequest r: SessionRules.Echo(now, r); break;
            case InfoRequest: SessionRules.Info(now); break;
            case CloseRequest: SessionRules.Close(now); break;
            case KeepAliveRequest: SessionRules.KeepAlive(now); break;
            case KeyCacheRequest r: KeyCacheRules.Cache(now, r); break;
            case KeyEvictRequest r: KeyCacheRules.Evict(now, r); break;
            case KeyExportRequest r: KeyRules.Export(now, r); break;
            case KeyCommitRequest r: KeyRules.Commit(now, r); break;
            case KeyEraseRequest r: KeyRules.Erase(now, r); break;
            case KeyRevokeRequest r: KeyRules.Revoke(now, r); break;
            case NvmAddRequest r: NvmRules.Add(now, r); break;
            case NvmReadRequest r: NvmRules.Read(now, r); break;
            case NvmListRequest r: NvmRules.List(now, r); break;
            case NvmDestroyRequest r: NvmRules.Destroy(now, r); break;
            case NvmGetMetadataRequest r: NvmRules.GetMetadata(now, r); break;
            case CounterInitRequest r: CounterRules.Init(now, r); break;
            case CounterIncrementRequest r: CounterRules.Increment(now, r); break;
            case CounterReadRequest r: CounterRules.Read(now, r); break;
            case CounterDestroyRequest r: CounterRules.Destroy(now, r); break;
            case AesGcmEncryptRequest r: CipherRules.Encrypt(now, r); break;
            case AesGcmDecryptRequest r: CipherRules.Decrypt(now, r); break;
            default:
                if (RuleGroups.TryApply(now, request))
                {
                    break;
                }

                throw new ArgumentException(
                    $"The specification has no rule for {request.GetType().Name}: add one, or leave the request out of the history.",
                    nameof(request));
        }
    }

    private bool Admits(AdmittedRefusals refusal) => (options.Admitted & refusal) != AdmittedRefusals.None;
}
