using Interleave.Primitives;

namespace Interleave.Xunit.Copies;

/// <summary>Waits for what code of the test returned, on a logical thread and under control.</summary>
internal static class Controlled
{
    internal static void Wait(ValueTask task)
    {
        if (task.IsCompleted)
        {
            task.GetAwaiter().GetResult();
        }
        else
        {
            Wait(task.AsTask());
        }
    }

    internal static T Wait<T>(ValueTask<T> task)
    {
        if (task.IsCompleted)
        {
            return task.GetAwaiter().GetResult();
        }

        Task<T> real = task.AsTask();
        Wait(real);
        return real.GetAwaiter().GetResult();
    }

    internal static void Wait(Task task)
    {
        TaskResource.Settle(task);
        task.GetAwaiter().GetResult();
    }
}
