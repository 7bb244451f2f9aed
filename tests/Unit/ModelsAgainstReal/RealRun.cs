namespace Unit.ModelsAgainstReal;

/// <summary>A script on the real primitive and real threads, once.</summary>
internal sealed class RealRun : IDisposable
{
    private const int Interrupts = 5;

    private readonly string?[][] _results;
    private readonly Thread[] _threads;
    private readonly CountdownEvent _through;
    private readonly ManualResetEventSlim _end = new();

    // Released together, so that they have a chance to meet.
    private int _waiting;

    public RealRun(CallScript script, Random jitter)
    {
        _results = script.Results();
        _through = new CountdownEvent(script.Calls.Length);
        _waiting = script.Calls.Length;
        Func<int, string> make = CorpusCalls.Open(script);
        int[][] calls = script.Within(CorpusCalls.Names(script.Primitive, script.Setup).Length);
        _threads = [.. calls.Select((mine, t) =>
        {
            int[] pauses = [.. mine.Select(_ => jitter.Next(4) == 0 ? jitter.Next(300) : 0)];
            return new Thread(() => Body(make, mine, _results[t], pauses), maxStackSize: 256 * 1024) { IsBackground = true };
        })];
        Array.ForEach(_threads, t => t.Start());
    }

    /// <summary>Waits until all calls have returned, at most so long.</summary>
    /// <returns>The outcome as it stands then.</returns>
    public string Outcome(TimeSpan patience)
    {
        _through.Wait(patience);
        return CallScript.Outcome(_results);
    }

    /// <summary>
    /// Ends the threads, those that wait inside a call as well. One that has to take a lock again before it may be
    /// interrupted (Monitor.Wait), whose holder is gone, stays behind, as a background thread.
    /// </summary>
    public void Dispose()
    {
        _end.Set();
        foreach (Thread thread in _threads)
        {
            for (int i = 0; i < Interrupts && !thread.Join(TimeSpan.FromMilliseconds(1)); i++)
            {
                thread.Interrupt();
            }
        }
    }

    private void Body(Func<int, string> make, int[] calls, string?[] results, int[] pauses)
    {
        Interlocked.Decrement(ref _waiting);
        while (Volatile.Read(ref _waiting) > 0)
        {
            Thread.Yield();
        }

        try
        {
            for (int i = 0; i < calls.Length; i++)
            {
                Thread.SpinWait(pauses[i]);
                Volatile.Write(ref results[i], make(calls[i]));
            }

            _through.Signal();
            _end.Wait();
        }
        catch (ThreadInterruptedException)
        {
            // It was still inside a call when the run was over.
        }
    }
}
