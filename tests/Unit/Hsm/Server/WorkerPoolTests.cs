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

    // Requests are a count; every one is told, as transports do.
    private sealed class FakeSession(SessionPriority priority, Action handle) : IServerSession
    {
        private Action? _arrived;
        private int _requests;
        private int _isDisconnected;

        public int Ordinal => 0;

        public SessionPriority Priority => priority;

        public ManualResetEventSlim Entered { get; } = new();

        public ManualResetEventSlim Served { get; } = new();

        public void Request()
        {
            Interlocked.Increment(ref _requests);
            _arrived!();
        }

        public HandleResult HandleRequest()
        {
            if (Volatile.Read(ref _isDisconnected) != 0)
            {
                return HandleResult.Disconnected;
            }

            if (Volatile.Read(ref _requests) == 0)
            {
                return HandleResult.NotReady;
            }

            Interlocked.Decrement(ref _requests);
            Entered.Set();
            handle();
            Served.Set();

            // What a transport tells after a response when one more request is there.
            if (Volatile.Read(ref _requests) != 0)
            {
                _arrived!();
            }

            return HandleResult.Handled;
        }

        public void WaitForRequest() => throw new NotSupportedException();

        public void OnArrival(Action arrived) => _arrived = arrived;

        public void Disconnect()
        {
            Volatile.Write(ref _isDisconnected, 1);
            _arrived!();
        }
    }
}
