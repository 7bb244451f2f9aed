using Hsm.Abstractions;
using Linearizability;

namespace Hsm.Models.Specification;

/// <summary>The specification as a model for the checker.</summary>
/// <param name="options">Limits and choices of the server in question.</param>
/// <param name="initial">The state the history starts from; null for a new server.</param>
public sealed class HsmModel(SpecificationOptions options, HsmState? initial = null) : Model<HsmState, HsmCall, HsmResponse>
{
    private readonly HsmSpecification _specification = new(options);

    /// <inheritdoc/>
    public override HsmState InitialState => initial ?? HsmState.Initial;

    /// <inheritdoc/>
    public override void Step(HsmState state, HsmCall input, Outcome<HsmResponse> outcome, Successors<HsmState> next) =>
        _specification.Step(state, input, outcome, next);

    /// <inheritdoc/>
    public override bool NeverChangesState(HsmCall input, Outcome<HsmResponse> outcome) =>
        HsmSpecification.NeverChangesState(input, outcome);

    /// <summary>Connected components of the ids that operations touch (hsm-notes, 4).</summary>
    /// <param name="history">The whole history.</param>
    /// <returns>One part where some request touches everything; else as many as there are independent objects.</returns>
    public override IReadOnlyList<IReadOnlyList<int>> Partition(History<HsmCall, HsmResponse> history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return Partition(history, [new TouchedKeys(options, InitialState, history)]);
    }

    /// <summary>The same for a round of a longer history.</summary>
    /// <param name="round">The round.</param>
    /// <param name="initialStates">The states it may start from.</param>
    /// <returns>
    /// As many parts as there are independent objects; what writes NVM is one part where its order is remembered or its room
    /// counted, for a later round may ask.
    /// </returns>
    public override IReadOnlyList<IReadOnlyList<int>> Partition(
        History<HsmCall, HsmResponse> round, IReadOnlyList<HsmState> initialStates)
    {
        ArgumentNullException.ThrowIfNull(round);
        ArgumentNullException.ThrowIfNull(initialStates);
        bool isNvmOne = options.RemembersNvmOrder || options.NvmSpace is not null;
        return Partition(round, [.. initialStates.Select(state => new TouchedKeys(options, state, round, isNvmOne))]);
    }

    /// <summary>The same without the order in which NVM was written, where nobody asks for it.</summary>
    /// <param name="history">The whole history.</param>
    /// <returns>A model of the same server; this one where something touches all of NVM.</returns>
    public override Model<HsmState, HsmCall, HsmResponse> For(History<HsmCall, HsmResponse> history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return !options.RemembersNvmOrder || history.Any(static operation => TouchedKeys.TouchesAll(operation.Input.Request))
            ? this
            : new HsmModel(options with { RemembersNvmOrder = false }, initial);
    }

    /// <inheritdoc/>
    public override string DescribeInput(HsmCall input) => input.ToString();

    /// <inheritdoc/>
    public override string DescribeOutcome(HsmCall input, Outcome<HsmResponse> outcome) =>
        outcome.HasReturned ? $"-> {CallText.Of(outcome.Value)}" : "-> pending";

    /// <inheritdoc/>
    public override IEnumerable<string> DescribeAllowed(HsmState state, HsmCall input) =>
        _specification.Answers(state, input).Select(answer => DescribeOutcome(input, Outcomes.Returned(answer.Response)));

    private static IReadOnlyList<IReadOnlyList<int>> Partition(History<HsmCall, HsmResponse> history, TouchedKeys[] touched) =>
        Partitions.Connected<HsmCall, HsmResponse, TouchedKey>(
            history, operation => touched.SelectMany(keys => keys.Of(operation.Input)));
}
