using Hsm.Abstractions;
using Linearizability;
using Linearizability.Models;

namespace Hsm.Models.Specification;

/// <summary>The sequential specification of <see cref="IReplayWindow"/>, word for word.</summary>
/// <param name="widthCounters">W.</param>
/// <param name="limit">Counters from here on are refused; at most 2^63.</param>
public sealed class ReplayWindowModel(int widthCounters, ulong limit)
    : DeterministicModel<ReplayWindowState, ReplayWindowCall, ReplayVerdict>
{
    /// <inheritdoc/>
    public override ReplayWindowState InitialState { get; } = new(0, ValueList.Empty);

    /// <inheritdoc/>
    public override (ReplayWindowState State, ReplayVerdict Output) Apply(ReplayWindowState state, ReplayWindowCall input)
    {
        ArgumentNullException.ThrowIfNull(state);
        ulong counter = input.Counter;
        if (counter >= limit || IsBelow(counter, state.Next))
        {
            return (state, ReplayVerdict.TooOld);
        }

        int place = state.Received.Find((long)counter);
        if (place >= 0)
        {
            return (state, ReplayVerdict.Duplicate);
        }

        return (input.IsMark ? Add(state, counter, ~place) : state, ReplayVerdict.Ok);
    }

    /// <inheritdoc/>
    public override bool NeverChangesState(ReplayWindowCall input, Outcome<ReplayVerdict> outcome) =>
        !input.IsMark || (outcome.HasReturned && outcome.Value != ReplayVerdict.Ok);

    private ReplayWindowState Add(ReplayWindowState state, ulong counter, int place)
    {
        ulong next = Math.Max(state.Next, counter + 1);
        ValueList received = state.Received.Insert(place, (long)counter);
        while (IsBelow((ulong)received[0], next))
        {
            received = received.RemoveAt(0);
        }

        return new ReplayWindowState(next, received);
    }

    private bool IsBelow(ulong counter, ulong next) => (UInt128)counter + (UInt128)widthCounters < next;
}
