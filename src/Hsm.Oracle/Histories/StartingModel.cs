using Linearizability;

namespace Hsm.Oracle.Histories;

/// <summary>A model whose histories start from another state.</summary>
internal sealed class StartingModel<TState, TInput, TOutput>(Model<TState, TInput, TOutput> model, TState start) : Model<TState, TInput, TOutput>
{
    public override TState InitialState => start;

    public override IEqualityComparer<TState> StateComparer => model.StateComparer;

    public override void Step(TState state, TInput input, Outcome<TOutput> outcome, Successors<TState> next) =>
        model.Step(state, input, outcome, next);

    public override bool NeverChangesState(TInput input, Outcome<TOutput> outcome) => model.NeverChangesState(input, outcome);
}
