using Linearizability;
using Linearizability.Models;
using Xunit;

namespace Unit.Linearizability;

/// <summary>What each standard model says of one call after another.</summary>
public sealed class StandardModelTests
{
    [Fact]
    public void Register_CompareAndSwap_ExpectsTheValueAndNil() => Run(
        new RegisterModel(),
        (RegisterInput.Read, RegisterOutput.Read(null)),
        (RegisterInput.CompareAndSwap(1, 2), RegisterOutput.Swapped(false)),
        (RegisterInput.CompareAndSwap(null, 2), RegisterOutput.Swapped(true)),
        (RegisterInput.Read, RegisterOutput.Read(2)),
        (RegisterInput.Write(null), RegisterOutput.Written),
        (RegisterInput.Read, RegisterOutput.Read(null)));

    [Fact]
    public void KeyValue_PutAndAppend_AreReadByKey() => Run(
        new KeyValueModel(),
        (KeyValueInput.Get("a"), ""),
        (KeyValueInput.Append("a", "x"), "ignored"),
        (KeyValueInput.Append("a", "y"), ""),
        (KeyValueInput.Get("a"), "xy"),
        (KeyValueInput.Put("b", "z"), ""),
        (KeyValueInput.Put("a", ""), ""),
        (KeyValueInput.Get("a"), ""),
        (KeyValueInput.Get("b"), "z"));

    [Fact]
    public void Set_AddAndRemove_TellWhetherTheyDidAnything() => Run(
        new SetModel(),
        (new SetInput(SetOperation.Remove, 1), false),
        (new SetInput(SetOperation.Add, 1), true),
        (new SetInput(SetOperation.Add, 1), false),
        (new SetInput(SetOperation.Contains, 1), true),
        (new SetInput(SetOperation.Remove, 1), true),
        (new SetInput(SetOperation.Contains, 1), false));

    [Fact]
    public void Queue_FirstIn_IsFirstOut() => Run(
        new QueueModel(), (BagInput.Remove, (long?)null), (BagInput.Add(1), null), (BagInput.Add(2), null), (BagInput.Remove, 1), (BagInput.Remove, 2));

    [Fact]
    public void Stack_LastIn_IsFirstOut() => Run(
        new StackModel(), (BagInput.Remove, (long?)null), (BagInput.Add(1), null), (BagInput.Add(2), null), (BagInput.Remove, 2), (BagInput.Remove, 1));

    [Fact]
    public void Counter_Add_AnswersTheValueAfterIt() => Run(
        new CounterModel(), (CounterInput.Increment, 1L), (new CounterInput(5), 6), (CounterInput.Read, 6), (new CounterInput(-6), 0));

    /// <summary>The calls one after the other are explained, step by step and whole; with the answers reversed they are not.</summary>
    private static void Run<TState, TInput, TOutput>(
        DeterministicModel<TState, TInput, TOutput> model, params (TInput Input, TOutput Output)[] calls)
    {
        var recorder = new HistoryRecorder<TInput, TOutput>();
        TState state = model.InitialState;
        foreach ((TInput input, TOutput output) in calls)
        {
            var allowed = new Successors<TState>();
            model.Step(state, input, Outcomes.Returned(output), allowed);
            Assert.Equal(1, allowed.Count);
            var pending = new Successors<TState>();
            model.Step(state, input, Outcomes.Pending<TOutput>(), pending);
            Assert.Equal(allowed[0], pending[0]);
            Assert.True(!model.NeverChangesState(input, Outcomes.Returned(output)) || Equals(state, allowed[0]));

            state = allowed[0];
            recorder.Call(0, input).Return(output);
        }

        History<TInput, TOutput> history = recorder.ToHistory();
        Assert.Equal(Verdict.Linearizable, LinearizabilityChecker.Check(history, model).Verdict);
        var reversed = new History<TInput, TOutput>(history.Select((operation, index) => operation with
        {
            Outcome = history[history.Count - 1 - index].Outcome,
        }));
        Assert.Equal(Verdict.NotLinearizable, LinearizabilityChecker.Check(reversed, model).Verdict);
    }
}
