using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Interleave.Runtime;

/// <summary>
/// Catches rewritten code that runs on an OS thread which carries no logical thread, while an execution of its load
/// context is under way: somebody started a thread behind the tester's back. Finalizers are let pass.
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
        if (Volatile.Read(ref s_count) == 0 || IsFinalizer())
        {
            return;
        }

        AssemblyLoadContext? context = ContextOfCaller();
        Execution? execution;
        lock (s_gate)
        {
            execution = context is null ? null : s_active.Find(e => ReferenceEquals(e.Context, context));
        }

        if (execution is { IsActive: true, IsStopping: false })
        {
            string stack = string.Join(Environment.NewLine, UserFrames.OfCaller().Select(f => "   at " + f));
            execution.NoteUncontrolled(
                $"{SiteTable.Get(site).Member} was reached on the OS thread '{Thread.CurrentThread.Name}' that the tester does not control. " +
                $"Some unrewritten code started a thread or queued work for this test: rewrite that assembly, or keep it out of the test.{Environment.NewLine}{stack}");
        }
    }

    private static AssemblyLoadContext? ContextOfCaller()
    {
        foreach (StackFrame frame in new StackTrace(2, fNeedFileInfo: false).GetFrames())
        {
            if (frame.GetMethod()?.Module.Assembly is { } assembly && UserFrames.IsRewritten(assembly))
            {
                return AssemblyLoadContext.GetLoadContext(assembly);
            }
        }

        return null;
    }

    private static bool IsFinalizer() => Environment.CurrentManagedThreadId == FinalizerThread.Id;

    /// <summary>Learns the finalizer thread's id from a finalizer.</summary>
    private sealed class FinalizerThread
    {
        private static int s_id;

        static FinalizerThread()
        {
            Abandon();
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

#pragma warning disable MA0055 // There is no other way to learn which thread runs finalizers.
        ~FinalizerThread()
#pragma warning restore MA0055
        {
            Volatile.Write(ref s_id, Environment.CurrentManagedThreadId);
        }

        internal static int Id => Volatile.Read(ref s_id);

        // Not inlined: a reference kept in the caller's frame would keep the object alive.
        [MethodImpl(MethodImplOptions.NoInlining)]
        private static void Abandon() => _ = new FinalizerThread();
    }
}
