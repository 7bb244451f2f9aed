using System.Reflection;
using System.Runtime.CompilerServices;
using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>
/// Tells whether an incomplete task that unrewritten code made will be completed by controlled code: such as the task
/// of an assertion library's <c>ThrowsAsync</c>, an async method that awaits the test's own task. Looks at the awaiters
/// in the suspended state machine, by reflection; used only where the alternative is to give up.
/// </summary>
internal static class ForeignTasks
{
    private const int MaxDepth = 16;
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>Whether the task is a suspended async method that awaits only controlled tasks, directly or through others like it.</summary>
    internal static bool AreDrivenByControlledOnes(LogicalThread thread, Task task) => Drives(thread, task, 0);

    /// <summary>The same for an async iterator, which is what its own value tasks are behind.</summary>
    internal static bool IsDrivenByControlledOnes(LogicalThread thread, object source) => Drives(thread, source, 0);

    private static bool Drives(LogicalThread thread, object pending, int depth)
    {
        if (pending is not Task task)
        {
            return ValueSourceResource.IsHarmless(pending)
                || UserFrames.IsRewritten(pending.GetType().Assembly)
                || AllDrive(thread, pending, depth);
        }

        if (thread.Execution.Resource<TaskResource>(task, out _).IsControlled)
        {
            return true;
        }

        // AsyncStateMachineBox<TStateMachine> holds the state machine, whose awaiter fields hold what it awaits now.
        return task.GetType().GetField("StateMachine", Fields)?.GetValue(task) is { } machine && AllDrive(thread, machine, depth);
    }

    private static bool AllDrive(LogicalThread thread, object machine, int depth)
    {
        if (depth >= MaxDepth)
        {
            return false;
        }

        object[] awaited = [.. PendingIn(machine, 0)];
        return awaited.Length > 0 && Array.TrueForAll(awaited, p => Drives(thread, p, depth + 1));
    }

    /// <summary>What the awaiter structs of a state machine wait for (TaskAwaiter.m_task, ValueTask._obj, and what wraps them).</summary>
    private static IEnumerable<object> PendingIn(object holder, int depth)
    {
        foreach (FieldInfo field in holder.GetType().GetFields(Fields))
        {
            bool awaiter = depth > 0 || field.Name.Contains("u__", StringComparison.Ordinal);
            if (!awaiter || field.GetValue(holder) is not { } value)
            {
                continue;
            }

            if (value is Task task)
            {
                if (!task.IsCompleted)
                {
                    yield return task;
                }
            }
            else if (depth > 0 && field.FieldType == typeof(object) && value is IAsyncStateMachine)
            {
                yield return value;
            }
            else if (depth < 3 && field.FieldType.IsValueType && !field.FieldType.IsPrimitive)
            {
                foreach (object inner in PendingIn(value, depth + 1))
                {
                    yield return inner;
                }
            }
        }
    }
}
