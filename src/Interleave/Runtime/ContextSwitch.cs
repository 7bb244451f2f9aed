namespace Interleave.Runtime;

/// <summary>Changes of the OS thread's <see cref="ExecutionContext"/> that the program never made: its handlers must not hear of them.</summary>
internal static class ContextSwitch
{
    private static readonly ExecutionContext? s_default = Default();

    [ThreadStatic]
    private static bool t_quiet;

    /// <summary>Whether such a change is under way on the calling OS thread.</summary>
    internal static bool IsQuiet => t_quiet;

    /// <summary>Takes over a context; null for one without values.</summary>
    internal static void Quietly(ExecutionContext? context)
    {
        t_quiet = true;
        To(context);
        t_quiet = false;
    }

    /// <summary>The same as part of the program: handlers run, under control.</summary>
    internal static void To(ExecutionContext? context)
    {
        if ((context ?? s_default) is { } given)
        {
            ExecutionContext.Restore(given);
        }
    }

    private static ExecutionContext? Default()
    {
        // A thread started without flow has the default context, which is one object for the whole process.
        ExecutionContext? context = null;
        var thread = new Thread(() => context = ExecutionContext.Capture());
        thread.UnsafeStart();
        thread.Join();
        return context;
    }
}
