using Hsm;
using Hsm.Abstractions;
using Xunit;

namespace Unit.Hsm;

/// <summary>Order and ownership in the worker pool, with sessions of the test's own.</summary>
public sealed class WorkerPoolTests
{
    [Fact]
    public void Work_ReadySessions_MostUrgentFirstThenOldest()
    {
        var order = new List<string>();
        var pool = new WorkerPoolScheduling(workerCount: 1);
        using var gate = new ManualResetEventSlim();
        var first = new FakeSession(SessionPriority.High, gate.Wait);
        var sessions = new[]
        {
            new FakeSession(SessionPriority.Low, () => order.Add("low")),
            new FakeSession(SessionPriority.Normal, () => order.Add("normal")),
            new FakeSession(SessionPriority.High, () => order.Add("high")),
            new FakeSession(SessionPriority.High, () => order.Add("high, later")),
        };
        pool.Start([first, .. sessions]);
        first.Request();
        first.Entered.Wait();
        foreach (var session in sessions)
        {
            session.Request();
        }

        gate.Set();
        Array.ForEach(sessions, session => session.Served.Wait());
        pool.Stop();

        Assert.Equal(["high", "high, later", "normal", "low"], order);
    }

    [Fact]
    public void Work_BusyUrgentSessions_LowOneIsPassedOverABoundedNumberOfTimes()
    {
        var served = 0;
        var servedBeforeLow = -1;
        var pool = new WorkerPoolScheduling(workerCount: 1);
        using var gate = new ManualResetEventSlim();
        FakeSession[] busy = [];
        busy = [.. Enumerable.Range(0, 2).Select(number => new FakeSession(SessionPriority.High, () =>
        {
            gate.Wait();
            served++;

            // The other one has its next request before the worker looks again: one of them is always ready.
            if (servedBeforeLow < 0)
            {
                busy[1 - number].Request();
                busy[number].Request();
            }
        }))];
        var low = new FakeSession(SessionPriority.Low, () => servedBeforeLow = served);
        pool.Start([.. busy, low]);
        busy[0].Request();
        busy[0].Entered.Wait();
        low.Request();
        gate.Set();

        Assert.True(low.Served.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        pool.Stop();

        Assert.InRange(servedBeforeLow, WorkerPoolScheduling.TurnsPerPriority, (2 * WorkerPoolScheduling.TurnsPerPriority) + busy.Length);
    }

    [Fact]
    public void Work_ArrivalsWhileServed_OneWorkerAtATimeAndNoneLost()
    {
        var inside = 0;
        var most = 0;
        var handled = 0;
        var pool = new WorkerPoolScheduling(workerCount: 3);
        using var all = new ManualResetEventSlim();
        var session = new FakeSession(SessionPriority.Normal, () =>
        {
            most = Math.Max(most, Interlocked.Increment(ref inside));
            Thread.Yield();
            Interlocked.Decrement(ref inside);
            if (++handled == 2_000)
            {
                all.Set();
            }
        });
        pool.Start([session]);
        for (var i = 0; i < 2_000; i++)
        {
            session.Request();
        }

        Assert.True(all.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        pool.Stop();
        Assert.Equal(1, most);
    }

    [Fact]
    public void Create_NoWorker_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new WorkerPoolScheduling(workerCount: 0));
}
