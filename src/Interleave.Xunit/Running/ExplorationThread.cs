namespace Interleave.Xunit.Running;

/// <summary>
/// Runs an exploration on a thread of its own, started with the default execution context, so that nothing xunit keeps
/// in AsyncLocals reaches the schedules, and no thread of xunit's is blocked.
/// </summary>
internal static class ExplorationThread
{
    internal static Task<T> Start<T>(Func<T> function)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                done.SetResult(function());
            }
            catch (Exception exception)
            {
                done.SetException(exception);
            }
        })
        {
            IsBackground = true,
            Name = "Interleave.exploration",
        };
        thread.UnsafeStart();
        return done.Task;
    }
}
