using System.ComponentModel;
using System.Runtime.CompilerServices;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.Tasks.ParallelLoopState.

namespace Interleave.Primitives;

/// <summary>Models <see cref="ParallelLoopState"/>. Nobody can construct one, so the objects are identities that the loop models give out.</summary>
[ModelOf(typeof(ParallelLoopState))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ParallelLoopStateModel
{
    public static bool get_IsStopped(ParallelLoopState state) => Find(state) is { } own ? Look(own).IsStopped : state.IsStopped;

    public static bool get_IsExceptional(ParallelLoopState state) => Find(state) is { } own ? Look(own).IsExceptional : state.IsExceptional;

    public static long? get_LowestBreakIteration(ParallelLoopState state) =>
        Find(state) is { } own ? Look(own).LowestBreak : state.LowestBreakIteration;

    public static bool get_ShouldExitCurrentIteration(ParallelLoopState state) =>
        Find(state) is { } own ? Look(own).Skips(own.Iteration) : state.ShouldExitCurrentIteration;

    public static void Stop(ParallelLoopState state)
    {
        if (Find(state) is not { } own)
        {
            state.Stop();
        }
        else if (Change(own) is { } loop)
        {
            loop.IsStopped = loop.LowestBreak is null ? true : throw new InvalidOperationException("Stop was called after Break was called.");
        }
    }

    public static void Break(ParallelLoopState state)
    {
        if (Find(state) is not { } own)
        {
            state.Break();
        }
        else if (Change(own) is { } loop)
        {
            if (loop.IsStopped)
            {
                throw new InvalidOperationException("Break was called after Stop was called.");
            }

            // After a failure or a cancellation it has nothing to say.
            if (!loop.IsOver)
            {
                loop.LowestBreak = Math.Min(loop.LowestBreak ?? long.MaxValue, own.Iteration);
            }
        }
    }

    /// <summary>The state object of a worker.</summary>
    internal static (ParallelLoopState State, ParallelLoopStateResource Resource) Create(LogicalThread thread, ParallelLoopResource loop)
    {
        var state = (ParallelLoopState)RuntimeHelpers.GetUninitializedObject(typeof(ParallelLoopState));
        ParallelLoopStateResource resource = thread.Execution.Resource<ParallelLoopStateResource>(state, out _);
        resource.Loop = loop;
        return (state, resource);
    }

    private static ParallelLoopStateResource? Find(ParallelLoopState state)
    {
        if (state is null)
        {
            throw new NullReferenceException();
        }

        return LogicalThread.Current is { } thread && thread.Execution.ResourcesById.TryGet(state, out ParallelLoopStateResource? resource) ? resource : null;
    }

    private static ParallelLoopResource Look(ParallelLoopStateResource state)
    {
        LogicalThread thread = LogicalThread.Current!;
        thread.Execution.Point(thread, AccessKind.Read, state.Loop);
        thread.Execution.NoteUnchanged(thread);
        return state.Loop!;
    }

    /// <summary>Null while the execution is being torn down.</summary>
    private static ParallelLoopResource? Change(ParallelLoopStateResource state)
    {
        LogicalThread thread = LogicalThread.Current!;
        if (thread.Execution.IsStopping)
        {
            return null;
        }

        thread.Execution.Point(thread, AccessKind.Write, state.Loop);
        return state.Loop;
    }
}
