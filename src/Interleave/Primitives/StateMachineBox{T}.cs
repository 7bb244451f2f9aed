using System.Runtime.CompilerServices;
using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>The suspended async method's own state.</summary>
internal sealed class StateMachineBox<TStateMachine> : StateMachineBox
    where TStateMachine : IAsyncStateMachine
{
    private static readonly ContextCallback s_moveNext = static b => ((StateMachineBox<TStateMachine>)b!).StateMachine.MoveNext();
    private static string? s_name;
    private static string? s_taskLabel;

    internal StateMachineBox(LogicalThread thread)
        : base(thread)
    {
    }

    /// <summary>The state machine: a copy of the one on the stack, taken at the first suspension; a class in debug builds.</summary>
    internal TStateMachine StateMachine = default!;

    /// <summary>Name of the method's task in reports.</summary>
    internal static string TaskLabel => s_taskLabel ??= "task of async " + MethodName;

    internal override string Name => MethodName;

    /// <summary>The method's name as in the source.</summary>
    internal static string MethodName => s_name ??= SourceNames.Method(typeof(TStateMachine).FullName, "MoveNext");

    protected override void Run()
    {
        int before = Builders.Begin();
        ExecutionContext? context = Context;
        if (context is null)
        {
            StateMachine.MoveNext();
        }
        else
        {
            ExecutionContext.Run(context, s_moveNext, this);
        }

        Builders.End(before);
    }
}
