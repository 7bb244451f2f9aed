using System.Runtime.CompilerServices;
using Interleave.Primitives;

namespace Unit.Primitives;

/// <summary>What the compiler makes of <c>async void M() { await Task.Yield(); body(); }</c>: it takes no builder attribute on async void.</summary>
internal struct HandMadeAsyncVoid : IAsyncStateMachine
{
    private ControlledVoidMethodBuilder _builder;
    private ControlledYieldAwaiter _awaiter;
    private Action _body;
    private bool _isResumed;

    public static void Call(Action body)
    {
        HandMadeAsyncVoid machine = default;
        machine._body = body;
        machine._builder = ControlledVoidMethodBuilder.Create();
        machine._builder.Start(ref machine);
    }

    public void MoveNext()
    {
        try
        {
            if (!_isResumed)
            {
                _isResumed = true;
                _awaiter = TaskModel.Yield().GetAwaiter();
                _builder.AwaitUnsafeOnCompleted(ref _awaiter, ref this);
                return;
            }

            _awaiter.GetResult();
            _body();
        }
        catch (Exception exception)
        {
            _builder.SetException(exception);
            return;
        }

        _builder.SetResult();
    }

    public readonly void SetStateMachine(IAsyncStateMachine stateMachine) => _builder.SetStateMachine(stateMachine);
}
