using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Interleave.Runtime;

/// <summary>
/// Catches rewritten code that runs on an OS thread which carries no logical thread, while an execution of its load
/// context is under way: somebody started a thread behind the tester's back, or a finalizer does what
/// the program's threads could see.
/// </summary>
internal static class ForeignThreads
{
    private static readonly Lock s_gate = new();
    private static readonly List<Execution> s_active = [];
    private static int s_count;

    internal static void Enter(Execution execution)
    {
        if (execution.Context is not null)
        {
            lock (s_gate)
            {
                s_active.Add(execution);
                s_count++;
            }
        }
    }

    internal static void Leave(Execution execution)
    {
        if (execution.Context is not null)
        {
            lock (s_gate)
            {
                s_active.Remove(execution);
                s_count--;
            }
        }
    }

    /// <summary>A modelled call, or a write to memory, on a thread that is no logical thread. Never throws: the thread is not ours to unwind.</summary>
    internal static void Seen(int site)
    {
        if (Volatile.Read(ref s_count) > 0)
        {
            Report(site, "calls");
        }
    }

    /// <summary>A static field was written; by a finalizer too, as to let its object live again.</summary>
    internal static void Written(int site)
    {
        if (Volatile.Read(ref s_count) > 0)
        {
            Report(site, "writes");
        }
    }

    /// <summary>A field of an object was written. A finalizer may, for its object is nobody else's any more.</summary>
    internal static void OwnWritten(int site)
    {
        if (Volatile.Read(ref s_count) > 0 && !IsFinalizer(new StackTrace(fNeedFileInfo: false)))
        {
            Report(site, "writes");
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Report(int site, string does)
    {
        var stack = new StackTrace(fNeedFileInfo: false);
        AssemblyLoadContext? context = ContextOf(stack);
        Execution? execution;
        lock (s_gate)
        {
            execution = context is null ? null : s_active.Find(e => ReferenceEquals(e.Context, context));
        }

        if (execution is not { IsActive: true, IsStopping: false })
        {
            return;
        }

        Site where = SiteTable.Get(site);
        string frames = string.Join(Environment.NewLine, UserFrames.OfCaller().Select(f => "   at " + f));
        execution.NoteUncontrolled(
            IsFinalizer(stack)
                ? $"A finalizer {does} {where.Member} ({where.Method} at {where.Place}): when finalizers run is the collector's choice, which no schedule controls. "
                    + $"Dispose of the object in the test, or keep the finalizer away from what the test's threads share.{Environment.NewLine}{frames}"
                : $"{where.Member} was reached on the OS thread '{Thread.CurrentThread.Name}' that the tester does not control. "
                    + $"Some unrewritten code started a thread or queued work for this test: rewrite that assembly, or keep it out of the test.{Environment.NewLine}{frames}");
    }

    private static AssemblyLoadContext? ContextOf(StackTrace stack)
    {
        foreach (StackFrame frame in stack.GetFrames())
        {
            if (frame.GetMethod()?.Module.Assembly is { } assembly && UserFrames.IsRewritten(assembly))
            {
                return AssemblyLoadContext.GetLoadContext(assembly);
            }
        }

        return null;
    }

    private static bool IsFinalizer(StackTrace stack) =>
        Array.Exists(stack.GetFrames(), f => f.GetMethod() is MethodInfo { Name: "Finalize" } method && method.GetParameters().Length == 0);
}
