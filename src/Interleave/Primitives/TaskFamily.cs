using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>A task's attached children: it ends when they have, and with their failures.</summary>
internal sealed class TaskFamily
{
    private readonly List<Exception> _failures = [];
    private TaskFamilyResource? _ends;
    private int _children;
    private Action<LogicalThread>? _onLastChild;

    /// <summary>Exceptions of attached children, each the child's own aggregate.</summary>
    internal IReadOnlyList<Exception> Failures => _failures;

    internal bool HasLivingChildren => _children > 0;

    internal void Add() => _children++;

    /// <summary>What the children did comes before what the thread does next.</summary>
    internal void Seen(LogicalThread thread)
    {
        if (_ends is not null)
        {
            thread.Execution.Order(thread, AccessKind.Acquire, _ends);
        }
    }

    /// <summary>The body has ended: now, or when the last child has, goes on with the task's end.</summary>
    internal void BodyEnded(LogicalThread thread, Resource task, Action<LogicalThread> end)
    {
        Seen(thread);
        thread.Execution.Order(thread, AccessKind.Signal, task);
        if (_children == 0)
        {
            end(thread);
        }
        else
        {
            _onLastChild = end;
        }
    }

    internal void ChildEnded(LogicalThread thread, Task child)
    {
        _ends ??= thread.Execution.NewResource<TaskFamilyResource>();
        thread.Execution.Order(thread, AccessKind.Signal, _ends);
        if (child.IsFaulted)
        {
            // The parent's exception holds it: asking for it is what makes it observed.
            _failures.Add(child.Exception!);
        }

        if (--_children == 0)
        {
            thread.Execution.Mutated();
            Action<LogicalThread>? end = _onLastChild;
            _onLastChild = null;
            end?.Invoke(thread);
        }
    }
}
