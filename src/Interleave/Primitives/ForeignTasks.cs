using System.Reflection;
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

    private static bool Drives(LogicalThread thread, Task task, int depth)
    {
        if (thread.Execution.Resource<TaskResource>(task, out _).IsControlled)
        {
            return true;
        }

        // AsyncStateMachineBox<TStateMachine> holds the state machine, whose awaiter fields hold what it awaits now.
        FieldInfo? field = task.GetType().GetField("StateMachine", Fields);
        if (depth >= MaxDepth || field?.GetValue(task) is not { } machine)
        {
            return false;
        }

        Task[] awaited = [.. TasksIn(machine, 0).Where(t => !t.IsCompleted)];
        return awaited.Length > 0 && Array.TrueForAll(awaited, t => Drives(thread, t, depth + 1));
    }

    /// <summary>Tasks inside the awaiter structs of a state machine (TaskAwaiter.m_task, ValueTask._obj, and what wraps them).</summary>
    private static IEnumerable<Task> TasksIn(object holder, int depth)
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
                yield return task;
            }
            else if (depth < 3 && field.FieldType.IsValueType && !field.FieldType.IsPrimitive)
            {
                foreach (Task inner in TasksIn(value, depth + 1))
                {
                    yield return inner;
                }
            }
        }
    }
}
