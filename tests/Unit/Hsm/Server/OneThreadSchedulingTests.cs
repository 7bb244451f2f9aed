using System.Collections.Concurrent;
using Hsm;
using Hsm.Abstractions;
using Xunit;

namespace Unit.Hsm;

/// <summary>Whose turn it is, and on which thread, where one thread works all sessions.</summary>
public sealed class OneThreadSchedulingTests
{
    [Fact]
    public void RoundRobin_SessionsThatAreAlwaysReady_TakeTurnsAndAnIdleOneHoldsNobodyUp()
    {
        const int Rounds = 20;
        var order = new List<int>();
        using var gate = new ManualResetEventSlim();
        var sessions = Enumerable.Range(0, 3).Select(number => new FakeSession(SessionPriority.Normal, () =>
        {
            gate.Wait();
            order.Add(number);
        })).ToArray();
        var idle = new FakeSession(SessionPriority.High, () => order.Add(-1));
        var scheduling = new RoundRobinScheduling();
        scheduling.Start([sessions[0], idle, sessions[1], sessions[2]]);
        sessions[0].Request();
        sessions[0].Entered.Wait();
        for (var i = 0; i < Rounds; i++)
        {
            Array.ForEach(sessions, session => session.Request());
        }

        gate.Set();
        sessions[0].WaitUntilServed(Rounds + 1);
        scheduling.Stop();

        Assert.Equal([.. Enumerable.Repeat<int[]>([0, 1, 2], Rounds).SelectMany(turn => turn), 0], order);
        Assert.False(idle.Served.IsSet);
    }

    [Fact]
    public void Interrupt_ArrivalWhileTheProcessorIsBusy_ReturnsAtOnceAndIsServedByTheProcessor()
    {
        var threads = new ConcurrentQueue<Thread>();
        using var gate = new ManualResetEventSlim();
        var busy = new FakeSession(SessionPriority.Normal, () =>
        {
            threads.Enqueue(Thread.CurrentThread);
            gate.Wait();
        });
        var other = new FakeSession(SessionPriority.High, () => threads.Enqueue(Thread.CurrentThread));
        var scheduling = new InterruptScheduling();
        scheduling.Start([busy, other]);
        busy.Request();
        busy.Entered.Wait();

        // The callback runs here, on the sender's thread: would it do more than raise a flag, this would wait for the gate.
        other.Request();
        busy.Request();
        Assert.False(other.Entered.IsSet);

        gate.Set();
        other.WaitUntilServed(1);
        busy.WaitUntilServed(2);
        scheduling.Stop();

        var processor = Assert.Single(threads.Distinct());
        Assert.NotEqual(Thread.CurrentThread, processor);
    }
}
