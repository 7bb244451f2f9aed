using System.ComponentModel;
using System.Runtime.CompilerServices;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.Barrier.

namespace Interleave.Primitives;

/// <summary>
/// Models <see cref="Barrier"/>. What all participants did before a phase ended happens before its post-phase action,
/// and that before what they do after it.
/// </summary>
[ModelOf(typeof(Barrier))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class BarrierModel
{
    private const int MaxParticipants = 32_767;

    public static Barrier ctor(int participantCount) => new(participantCount);

    public static Barrier ctor(int participantCount, Action<Barrier>? postPhaseAction) => new(participantCount, postPhaseAction);

    public static int get_ParticipantCount(Barrier barrier) =>
        LogicalThread.Current is { } thread ? Look(thread, barrier).Participants : barrier.ParticipantCount;

    public static int get_ParticipantsRemaining(Barrier barrier)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return barrier.ParticipantsRemaining;
        }

        BarrierResource resource = Look(thread, barrier);
        return resource.Participants - resource.Arrived;
    }

    public static long get_CurrentPhaseNumber(Barrier barrier) =>
        LogicalThread.Current is { } thread ? Look(thread, barrier).Phase!.Number : barrier.CurrentPhaseNumber;

    public static long AddParticipant(Barrier barrier) => AddParticipants(barrier, 1);

    public static long AddParticipants(Barrier barrier, int participantCount)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return barrier.AddParticipants(participantCount);
        }

        BarrierResource resource = Living(thread, barrier);
        ArgumentOutOfRangeException.ThrowIfLessThan(participantCount, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(participantCount, MaxParticipants);
        RequireOutsideOfAction(thread, resource);
        thread.Execution.Point(thread, AccessKind.Atomic, resource);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(participantCount, MaxParticipants - resource.Participants);
        resource.Participants += participantCount;
        BarrierPhase phase = resource.Phase!;
        if (resource.ActionThread is null)
        {
            return phase.Number;
        }

        // Too late for this phase: it takes part from the next one, which begins after the action.
        thread.Execution.Block(thread, AccessKind.Wait, phase);
        return phase.Number + 1;
    }

    public static void RemoveParticipant(Barrier barrier) => RemoveParticipants(barrier, 1);

    public static void RemoveParticipants(Barrier barrier, int participantCount)
    {
        if (LogicalThread.Current is not { } thread)
        {
            barrier.RemoveParticipants(participantCount);
            return;
        }

        if (thread.Execution.IsStopping)
        {
            return;
        }

        BarrierResource resource = Living(thread, barrier);
        ArgumentOutOfRangeException.ThrowIfLessThan(participantCount, 1);
        RequireOutsideOfAction(thread, resource);
        thread.Execution.Point(thread, AccessKind.Signal, resource);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(participantCount, resource.Participants);
        int left = resource.Participants - participantCount;
        if (left < resource.Arrived)
        {
            throw new InvalidOperationException(
                "The participantCount argument is greater than the number of participants that haven't yet arrived at the barrier in this phase.");
        }

        resource.Participants = left;
        if (left > 0 && left == resource.Arrived)
        {
            thread.Execution.Note(thread, AccessKind.Signal, resource.Phase);
            resource.Finish(thread);
        }
    }

    public static void SignalAndWait(Barrier barrier) => SignalAndWait(barrier, Timeout.Infinite, default);

    public static void SignalAndWait(Barrier barrier, CancellationToken cancellationToken) =>
        SignalAndWait(barrier, Timeout.Infinite, cancellationToken);

    public static bool SignalAndWait(Barrier barrier, TimeSpan timeout) => SignalAndWait(barrier, timeout, default);

    public static bool SignalAndWait(Barrier barrier, TimeSpan timeout, CancellationToken cancellationToken) =>
        SignalAndWait(barrier, Modelling.Milliseconds(timeout, nameof(timeout)), cancellationToken);

    public static bool SignalAndWait(Barrier barrier, int millisecondsTimeout) => SignalAndWait(barrier, millisecondsTimeout, default);

    public static bool SignalAndWait(Barrier barrier, int millisecondsTimeout, CancellationToken cancellationToken)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return barrier.SignalAndWait(millisecondsTimeout, cancellationToken);
        }

        BarrierResource resource = Living(thread, barrier);
        cancellationToken.ThrowIfCancellationRequested();
        TimeSpan timeout = Modelling.Timeout(millisecondsTimeout, nameof(millisecondsTimeout));
        RequireOutsideOfAction(thread, resource);
        thread.Execution.Point(thread, AccessKind.Signal, resource);
        RequireRoom(resource);
        BarrierPhase phase = resource.Phase!;
        thread.Execution.Note(thread, AccessKind.Signal, phase);
        if (++resource.Arrived == resource.Participants)
        {
            resource.Finish(thread);
            return true;
        }

        if (!Waits.For(thread, phase, timeout, AccessKind.Wait, cancellationToken))
        {
            if (ReferenceEquals(resource.Phase, phase) && resource.ActionThread is null)
            {
                // Not all came in time: it leaves, as if it had not come.
                resource.Arrived--;
                thread.Execution.Mutated();
                cancellationToken.ThrowIfCancellationRequested();
                return false;
            }

            thread.Execution.Block(thread, AccessKind.Wait, phase, timeout: null, CancellationToken.None);
        }

        BarrierResource.ThrowIfFailed(phase);
        return true;
    }

    public static void Dispose(Barrier barrier)
    {
        if (LogicalThread.Current is { Execution.IsStopping: false } thread)
        {
            BarrierResource resource = Of(thread, barrier);
            RequireOutsideOfAction(thread, resource);
            resource.IsDisposed = true;
        }

        barrier.Dispose();
    }

    private static void RequireRoom(BarrierResource resource)
    {
        if (resource.Participants == 0)
        {
            throw new InvalidOperationException("The barrier has no registered participants.");
        }

        if (resource.ActionThread is not null)
        {
            throw new InvalidOperationException("The number of threads using the barrier exceeded the total number of registered participants.");
        }
    }

    private static void RequireOutsideOfAction(LogicalThread thread, BarrierResource resource)
    {
        if (ReferenceEquals(resource.ActionThread, thread))
        {
            throw new InvalidOperationException("This method may not be called from within the postPhaseAction.");
        }
    }

    private static BarrierResource Look(LogicalThread thread, Barrier barrier)
    {
        BarrierResource resource = Of(thread, barrier);
        thread.Execution.Point(thread, AccessKind.Read, resource);
        thread.Execution.NoteUnchanged(thread);
        return resource;
    }

    private static BarrierResource Of(LogicalThread thread, Barrier barrier)
    {
        if (barrier is null)
        {
            throw new NullReferenceException();
        }

        BarrierResource resource = thread.Execution.Resource<BarrierResource>(barrier, out bool created);
        if (created)
        {
            resource.Label = SiteTable.Get(thread.CurrentSite).Label;
            resource.Participants = barrier.ParticipantCount;
            resource.Action = Action(barrier);
            resource.Context = Context(barrier);
            resource.Begin(thread, barrier.CurrentPhaseNumber);
        }

        return resource;
    }

    private static BarrierResource Living(LogicalThread thread, Barrier barrier)
    {
        BarrierResource resource = Of(thread, barrier);
        ObjectDisposedException.ThrowIf(resource.IsDisposed, barrier);
        return resource;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_postPhaseAction")]
    private static extern ref Action<Barrier>? Action(Barrier barrier);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_ownerThreadContext")]
    private static extern ref ExecutionContext? Context(Barrier barrier);
}
