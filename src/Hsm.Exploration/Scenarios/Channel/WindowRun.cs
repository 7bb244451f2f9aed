using Hsm.Abstractions;
using Hsm.Models.Specification;
using Linearizability;
using Linearizability.Rendering;

namespace Hsm.Exploration;

/// <summary>One run of a window: its calls are recorded and held against the sequential specification.</summary>
/// <param name="window">The window, empty.</param>
internal sealed class WindowRun(IReplayWindow window)
{
    private readonly HistoryRecorder<ReplayWindowCall, ReplayVerdict> _recorder = new();

    // The recorder is not seen by a tester. Its calls and returns are, by way of this word, so that an enumeration
    // which leaves out orders of independent steps leaves out none of theirs.
    private int _order;

    /// <summary>Makes one call after another.</summary>
    /// <param name="client">Who calls.</param>
    /// <param name="calls">What.</param>
    public void MakeAll(int client, ReplayWindowCall[] calls)
    {
        foreach (var call in calls)
        {
            Make(client, call);
        }
    }

    /// <summary>Makes a call.</summary>
    /// <param name="client">Who calls.</param>
    /// <param name="call">What.</param>
    public void Make(int client, ReplayWindowCall call)
    {
        Interlocked.Increment(ref _order);
        var recorded = _recorder.Call(client, call);
        var verdict = call.IsMark ? window.Mark(call.Counter) : window.Check(call.Counter);
        Interlocked.Increment(ref _order);
        recorded.Return(verdict);
    }

    /// <summary>Looks at what was answered; all calls have returned.</summary>
    /// <exception cref="HistoryViolationException">It is not linearizable.</exception>
    /// <exception cref="HsmInvariantException">The received count is another.</exception>
    /// <exception cref="InvalidOperationException">The checker reached a bound.</exception>
    public void Judge()
    {
        var history = _recorder.ToHistory();
        var model = new ReplayWindowModel(window.WidthCounters, window.Limit);
        var result = LinearizabilityChecker.Check(history, model);
        if (result.Violation is { } violation)
        {
            throw new HistoryViolationException(ViolationRenderer.Tell(violation, model));
        }

        if (result.Verdict != Verdict.Linearizable)
        {
            throw new InvalidOperationException($"The history was not decided ({result.Bound}): make the scenario smaller.");
        }

        var received = history.Count(static one => one.Input.IsMark && one.Outcome.Value == ReplayVerdict.Ok);
        if (window.ReceivedCount != (ulong)received)
        {
            throw new HsmInvariantException($"The received count is {window.ReceivedCount}; Mark answered Ok {received} times.");
        }
    }
}
