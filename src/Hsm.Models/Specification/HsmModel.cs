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
        var touched = new TouchedKeys(options, InitialState, history);
        return Partitions.Connected<HsmCall, HsmResponse, TouchedKey>(history, operation => touched.Of(operation.Input));
    }

    /// <inheritdoc/>
    public override string DescribeInput(HsmCall input) => input.ToString();

    /// <inheritdoc/>
    public override string DescribeOutcome(HsmCall input, Outcome<HsmResponse> outcome) =>
        outcome.HasReturned ? $"-> {CallText.Of(outcome.Value)}" : "-> pending";

    /// <inheritdoc/>
    public override IEnumerable<string> DescribeAllowed(HsmState state, HsmCall input) =>
        _specification.Answers(state, input).Select(answer => DescribeOutcome(input, Outcomes.Returned(answer.Response)));
}
