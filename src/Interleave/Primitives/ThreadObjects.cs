using System.Runtime.CompilerServices;
using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>Makes the <see cref="Thread"/> objects that rewritten code sees, and finds what they stand for.</summary>
internal static class ThreadObjects
{
    /// <summary>Ids of threads that the program creates start here; other logical threads have their ordinal plus one.</summary>
    private const int FirstCreatedId = 1000;

    /// <summary>A thread the program creates.</summary>
    internal static Thread Create(LogicalThread creator, Delegate start)
    {
        Thread thread = Identity();
        ThreadResource resource = Modelling.Of<ThreadResource>(creator, thread);
        resource.Start = start;
        resource.ManagedId = FirstCreatedId + resource.Ordinal;
        return thread;
    }

    /// <summary>The Thread object of a logical thread, made when first asked for.</summary>
    internal static Thread Of(LogicalThread thread)
    {
        if (thread.UserThread is { } known)
        {
            return known;
        }

        Thread made = Identity();
        ThreadResource resource = thread.Execution.Resource<ThreadResource>(made, out _);
        resource.Logical = thread;
        resource.ManagedId = thread.Id + 1;
        resource.IsPoolThread = thread.Kind != ThreadKind.Main;
        resource.IsBackground = resource.IsPoolThread;
        resource.UserName = resource.IsPoolThread ? ".NET TP Worker" : null;
        thread.UserThread = made;
        return made;
    }

    /// <summary>What a Thread object stands for; null when no modelled code made it.</summary>
    internal static ThreadResource? Find(LogicalThread caller, Thread thread)
    {
        if (thread is null)
        {
            throw new NullReferenceException();
        }

        ThreadResource resource = caller.Execution.Resource<ThreadResource>(thread, out _);
        return resource.ManagedId == 0 ? null : resource;
    }

    /// <summary>What a Thread object stands for; ends the execution when no modelled code of this execution made it.</summary>
    internal static ThreadResource Get(LogicalThread caller, Thread thread)
    {
        if (Find(caller, thread) is { } resource)
        {
            return resource;
        }

        caller.Execution.FailUncontrolled(
            $"{SiteTable.Get(caller.CurrentSite)}: this Thread object was made outside of the test (by code that is not rewritten, or before "
            + "the execution began). Create it inside the test, or have the assembly that makes it rewritten.");
        return null!;
    }

    internal static int CurrentId(LogicalThread thread) =>
        thread.UserThread is { } user ? Get(thread, user).ManagedId : thread.Id + 1;

    // A constructed Thread costs microseconds and a finalizer that frees a native thread object it would then have.
    private static Thread Identity()
    {
        var thread = (Thread)RuntimeHelpers.GetUninitializedObject(typeof(Thread));
#pragma warning disable CA1816 // The finalizer of an object that was never constructed must not run.
        GC.SuppressFinalize(thread);
#pragma warning restore CA1816
        return thread;
    }
}
