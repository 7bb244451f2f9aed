using Interleave;

namespace Unit.Rewriting.Fixtures;

/// <summary>Work that gets onto threads the tester does not control, through code that is not rewritten.</summary>
public sealed class Escapes
{
    private readonly object _gate = new();
    private int _value;

    public void LocksOnARealThread() => OnARealThread(() =>
    {
        lock (_gate)
        {
            _value = 1;
        }
    });

    public void WritesOnARealThread() => OnARealThread(() => _value = 1);

    public void LocksInARealTimer() => InARealTimer(() =>
    {
        lock (_gate)
        {
            _value = 1;
        }
    });

    public void ContinuesOnTheRealPool() => Real().Wait();

    public async Task AwaitsARealTask() => await Real();

    [Uncontrolled]
    private static void OnARealThread(Action action)
    {
        var thread = new Thread(() => action()) { Name = "real one" };
        thread.Start();
        thread.Join();
    }

    [Uncontrolled]
    private static void InARealTimer(Action action)
    {
        using var done = new ManualResetEventSlim();
        using var timer = new Timer(
            _ =>
            {
                action();
                done.Set();
            },
            null,
            1,
            Timeout.Infinite);
        done.Wait();
    }

    [Uncontrolled]
    private static Task Real() => Task.Run(() => Thread.Sleep(50));
}
