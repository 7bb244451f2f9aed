using Hsm.Abstractions;
using Linearizability;

namespace Hsm.Models.Specification;

/// <summary>A history that a crash cut short, and what was asked and answered after recovery.</summary>
/// <remarks>
/// A call that was in flight ends at the crash with <see cref="HsmStatus.Timeout"/>: its effect is not known, but it has
/// had it by then or never will. A call that failed in flash (<see cref="HsmStatus.Aborted"/>) is in flight until the crash
/// too, for what it wrote may only be found by recovery. Since it then takes effect under the client id that its session has
/// at that time, a session must not say INIT between such a call and the crash.
/// </remarks>
public sealed class CrashHistory
{
    private readonly List<Operation<HsmCall, HsmResponse>> _operations = [];
    private readonly int _column;
    private long _clock = long.MinValue;

    /// <summary>Ends a history by a crash.</summary>
    /// <param name="before">What had been recorded at the moment of the crash.</param>
    /// <param name="column">A column for the crash and what comes after it, that no client of the history has.</param>
    public CrashHistory(History<HsmCall, HsmResponse> before, int column)
    {
        ArgumentNullException.ThrowIfNull(before);
        _column = column;
        foreach (Operation<HsmCall, HsmResponse> operation in before)
        {
            _clock = Math.Max(_clock, Math.Max(operation.CallTime, operation.IsPending ? long.MinValue : operation.ReturnTime));
        }

        long crash = NextTime();
        foreach (Operation<HsmCall, HsmResponse> operation in before)
        {
            _operations.Add(IsKnown(operation) ? operation : operation with { Outcome = Outcomes.Returned<HsmResponse>(new StatusResponse(HsmStatus.Timeout)), ReturnTime = crash });
        }

        Add(new HsmCall(column, new CrashEvent()), StatusResponse.Ok);
    }

    /// <summary>Notes a request after recovery, and its answer; one after the other.</summary>
    /// <param name="call">The request, on a session that is new since the crash.</param>
    /// <param name="response">The answer.</param>
    public void Add(HsmCall call, HsmResponse response) => _operations.Add(new Operation<HsmCall, HsmResponse>
    {
        Client = _column,
        Input = call,
        CallTime = NextTime(),
        Outcome = Outcomes.Returned(response),
        ReturnTime = NextTime(),
    });

    /// <summary>The whole history, crash included.</summary>
    /// <returns>A history for the checker.</returns>
    public History<HsmCall, HsmResponse> ToHistory() => new(_operations);

    private static bool IsKnown(Operation<HsmCall, HsmResponse> operation) =>
        operation.Outcome.HasReturned && operation.Outcome.Value.Status is not (HsmStatus.Aborted or HsmStatus.Timeout);

    private long NextTime() => ++_clock;
}
