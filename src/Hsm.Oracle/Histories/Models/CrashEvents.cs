using Hsm.Abstractions;
using Hsm.Models.Specification;
using Linearizability;

namespace Hsm.Oracle.Histories.Models;

/// <summary>Crashes within a history that was recorded elsewhere.</summary>
/// <remarks>
/// As <see cref="CrashHistory"/> has it: a call that was in flight, or failed in flash, ends at the crash with an effect that is not known,
/// but has had it by then or never will.
/// </remarks>
internal static class CrashEvents
{
    /// <summary>Ends at each crash what was in flight.</summary>
    public static IEnumerable<Operation<HsmCall, HsmResponse>> Arrange(IReadOnlyList<Operation<HsmCall, HsmResponse>> operations)
    {
        long[] crashes = [.. operations.Where(IsCrash).Select(static o => o.CallTime).Order()];
        return crashes.Length == 0 ? operations : operations.Select(operation => Arrange(operation, crashes));
    }

    private static Operation<HsmCall, HsmResponse> Arrange(Operation<HsmCall, HsmResponse> operation, long[] crashes)
    {
        // Equal times count as concurrent; a crash is not: what was called by then is before it. So each time is two ticks,
        // with room for the crash's own between those of its time and the next.
        if (IsCrash(operation))
        {
            long time = (2 * operation.CallTime) + 1;
            return operation with { CallTime = time, Outcome = Outcomes.Returned<HsmResponse>(StatusResponse.Ok), ReturnTime = time };
        }

        int next = Array.BinarySearch(crashes, operation.CallTime) is var found && found >= 0 ? found : ~found;
        long call = 2 * operation.CallTime;
        if (next == crashes.Length)
        {
            return operation with { CallTime = call, ReturnTime = operation.IsPending ? operation.ReturnTime : 2 * operation.ReturnTime };
        }

        bool isKnown = !operation.IsPending
            && operation.ReturnTime <= crashes[next]
            && operation.Outcome.Value.Status is not (HsmStatus.Aborted or HsmStatus.Timeout);
        return isKnown
            ? operation with { CallTime = call, ReturnTime = 2 * operation.ReturnTime }
            : operation with { CallTime = call, Outcome = Outcomes.Returned<HsmResponse>(new StatusResponse(HsmStatus.Timeout)), ReturnTime = 2 * crashes[next] };
    }

    private static bool IsCrash(Operation<HsmCall, HsmResponse> operation) => operation.Input.Request is CrashEvent;
}
