namespace Corpus.Calls;

internal sealed class SemaphoreSlimCalls : CallTable
{
    public SemaphoreSlimCalls(int setup)
    {
        var semaphore = new SemaphoreSlim(setup % 3, 2);
        Call("Wait", () => semaphore.Wait());
        Call("Wait(0)", () => semaphore.Wait(0));
        Call("Release", () => semaphore.Release());
        Call("Release(2)", () => semaphore.Release(2));
        Call("CurrentCount", () => semaphore.CurrentCount);
        Call("WaitAsync.IsCompleted", () => semaphore.WaitAsync().IsCompleted);
        Call("WaitAsync(0).Result", () => semaphore.WaitAsync(0).Result);
    }
}

internal sealed class ManualResetEventSlimCalls : CallTable
{
    public ManualResetEventSlimCalls(int setup)
    {
        var gate = new ManualResetEventSlim(setup % 2 == 1);
        Call("Set", gate.Set);
        Call("Reset", gate.Reset);
        Call("Wait", () => gate.Wait());
        Call("Wait(0)", () => gate.Wait(0));
        Call("IsSet", () => gate.IsSet);
    }
}

internal sealed class EventCalls : CallTable
{
    public EventCalls(EventWaitHandle handle)
    {
        Call("Set", () => handle.Set());
        Call("Reset", () => handle.Reset());
        Call("WaitOne", () => handle.WaitOne());
        Call("WaitOne(0)", () => handle.WaitOne(0));
        Call("WaitAny(0)", () => WaitHandle.WaitAny([handle], 0));
    }
}

internal sealed class CountdownEventCalls : CallTable
{
    public CountdownEventCalls(int setup)
    {
        var countdown = new CountdownEvent(setup % 3);
        Call("Signal", () => countdown.Signal());
        Call("Signal(2)", () => countdown.Signal(2));
        Call("AddCount", () => countdown.AddCount());
        Call("TryAddCount", () => countdown.TryAddCount());
        Call("Wait", () => countdown.Wait());
        Call("Wait(0)", () => countdown.Wait(0));
        Call("CurrentCount", () => countdown.CurrentCount);
        Call("IsSet", () => countdown.IsSet);
        Call("InitialCount", () => countdown.InitialCount);
    }
}

internal sealed class BarrierCalls : CallTable
{
    public BarrierCalls(int setup)
    {
        var barrier = new Barrier(setup % 4);
        Call("SignalAndWait", barrier.SignalAndWait);
        Call("SignalAndWait(0)", () => barrier.SignalAndWait(0));
        Call("AddParticipant", () => barrier.AddParticipant());
        Call("RemoveParticipant", barrier.RemoveParticipant);
        Call("ParticipantCount", () => barrier.ParticipantCount);
        Call("ParticipantsRemaining", () => barrier.ParticipantsRemaining);
        Call("CurrentPhaseNumber", () => barrier.CurrentPhaseNumber);
    }
}

/// <summary>
/// For two threads that both take part. With more threads than participants the real barrier shows the inside of the
/// change of phase (the last has arrived, the number is the old one), which the model makes in one step.
/// </summary>
internal sealed class BarrierOfTwoCalls : CallTable
{
    public BarrierOfTwoCalls(int setup)
    {
        var barrier = new Barrier(2 + (setup % 2));
        Call("SignalAndWait", barrier.SignalAndWait);
        Call("SignalAndWait(0)", () => barrier.SignalAndWait(0));
        Call("AddParticipant", () => barrier.AddParticipant());
        Call("ParticipantCount", () => barrier.ParticipantCount);
        Call("CurrentPhaseNumber", () => barrier.CurrentPhaseNumber);
    }
}

internal sealed class TaskCompletionSourceCalls : CallTable
{
    public TaskCompletionSourceCalls()
    {
        var source = new TaskCompletionSource<int>();
        Call("SetResult", () => source.SetResult(1));
        Call("TrySetResult", () => source.TrySetResult(2));
        Call("SetCanceled", () => source.SetCanceled());
        Call("TrySetCanceled", () => source.TrySetCanceled());
        Call("TrySetException", () => source.TrySetException(new FormatException()));
        Call("Task.IsCompleted", () => source.Task.IsCompleted);
        Call("Task.Status", () => source.Task.Status);
        Call("Task.Wait(0)", () => source.Task.Wait(0));
        Call("Task.Result", () => source.Task.Result);
        Call("Task.GetResult", () => source.Task.GetAwaiter().GetResult());
    }
}

internal sealed class CancellationTokenSourceCalls : CallTable
{
    private int _callbacks;

    public CancellationTokenSourceCalls()
    {
        var source = new CancellationTokenSource();
        var linked = CancellationTokenSource.CreateLinkedTokenSource(source.Token);
        CancellationTokenRegistration registration = source.Token.Register(() => Interlocked.Increment(ref _callbacks));
        Call("Cancel", () => source.Cancel());
        Call("linked.Cancel", () => linked.Cancel());
        Call("IsCancellationRequested", () => source.IsCancellationRequested);
        Call("linked.IsCancellationRequested", () => linked.Token.IsCancellationRequested);
        Call("ThrowIfCancellationRequested", () => source.Token.ThrowIfCancellationRequested());
        Call("Register", () => source.Token.Register(() => Interlocked.Increment(ref _callbacks)).Token == source.Token);
        Call("Unregister", () => registration.Unregister());
        Call("registration.Dispose", () => registration.Dispose());
        Call("callbacks", () => Volatile.Read(ref _callbacks));
        Call("WaitHandle.WaitOne(0)", () => source.Token.WaitHandle.WaitOne(0));
    }
}
