using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>An action given to an awaiter's OnCompleted.</summary>
internal sealed class ActionContinuation : Continuation
{
    private readonly Action _action;
    private readonly ExecutionContext? _context;

    internal ActionContinuation(LogicalThread thread, Action action, CallbackFlow flow)
        : base(thread)
    {
        _action = action;
        _context = flow.FlowsContext ? ExecutionContext.Capture() : null;
        Capture(thread, flow.ContinuesOnCapturedContext);
    }

    internal override string Name => "OnCompleted callback";

    protected override void Run()
    {
        if (_context is null)
        {
            _action();
        }
        else
        {
            ExecutionContext.Run(_context, static a => ((Action)a!)(), _action);
        }
    }
}
