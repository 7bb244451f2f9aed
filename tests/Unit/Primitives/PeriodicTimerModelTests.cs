using System.Runtime.CompilerServices;
using Interleave.Primitives;
using Xunit;

namespace Unit.Primitives;

public sealed class PeriodicTimerModelTests
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    [Fact]
    public void WaitForNextTickAsync_Loop_TicksOncePerPeriodUntilDisposed()
    {
        Explored.All(() =>
        {
            string log = "";
            Async.Root([AsyncMethodBuilder(typeof(ControlledTaskMethodBuilder))] async Task () =>
            {
                PeriodicTimer timer = PeriodicTimerModel.ctor(s_second);
                long start = EnvironmentModel.get_TickCount64();
                while (await Next(timer))
                {
                    log += $"{(EnvironmentModel.get_TickCount64() - start) / 1000} ";
                    if (log.Length == 6)
                    {
                        DisposableModel.Dispose(timer);
                    }
                }
            });
            return log;
        }).IsClean().Are("1 2 3 ");
    }

    [Fact]
    public void WaitForNextTickAsync_SlowConsumer_MissedTicksFallTogether()
    {
        Explored.All(() =>
        {
            string log = "";
            Async.Root([AsyncMethodBuilder(typeof(ControlledTaskMethodBuilder))] async Task () =>
            {
                PeriodicTimer timer = PeriodicTimerModel.ctor(s_second);
                long start = EnvironmentModel.get_TickCount64();
                await TaskModel.Delay(3500).M();
                log += $"{await Next(timer)} {EnvironmentModel.get_TickCount64() - start} ";
                log += $"{await Next(timer)} {EnvironmentModel.get_TickCount64() - start}";
            });
            return log;
        }).IsClean().Are("True 3500 True 4000");
    }

    [Fact]
    public void Dispose_WhileSomebodyWaits_EndsTheWaitWithFalse()
    {
        Explored.All(() =>
        {
            string log = "";
            Async.Root([AsyncMethodBuilder(typeof(ControlledTaskMethodBuilder))] async Task () =>
            {
                PeriodicTimer timer = PeriodicTimerModel.ctor(s_second);
                Task disposing = TaskModel.Run(() => PeriodicTimerModel.Dispose(timer));
                log += await Next(timer);
                await disposing.M();
                log += await Next(timer);
            });
            return log;
        }).IsClean().Are("FalseFalse");
    }

    [Fact]
    public void WaitForNextTickAsync_Cancelled_ThrowsAndTheTimerGoesOn()
    {
        Explored.All(() =>
        {
            string log = "";
            Async.Root([AsyncMethodBuilder(typeof(ControlledTaskMethodBuilder))] async Task () =>
            {
                PeriodicTimer timer = PeriodicTimerModel.ctor(s_second);
                CancellationTokenSource source = CancellationTokenSourceModel.ctor(500);
                try
                {
                    await Next(timer, source.Token);
                }
                catch (OperationCanceledException exception)
                {
                    log += $"cancelled {exception.CancellationToken == source.Token} ";
                }

                log += await Next(timer);
            });
            return log;
        }).IsClean().Are("cancelled True True");
    }

    [Fact]
    public void Period_Changed_CountsFromNow()
    {
        Explored.All(() =>
        {
            string log = "";
            Async.Root([AsyncMethodBuilder(typeof(ControlledTaskMethodBuilder))] async Task () =>
            {
                PeriodicTimer timer = PeriodicTimerModel.ctor(s_second);
                long start = EnvironmentModel.get_TickCount64();
                await TaskModel.Delay(900).M();
                PeriodicTimerModel.set_Period(timer, TimeSpan.FromSeconds(2));
                await Next(timer);
                log += $"{EnvironmentModel.get_TickCount64() - start} {PeriodicTimerModel.get_Period(timer).TotalSeconds}";
            });
            return log;
        }).IsClean().Are("2900 2");
    }

    [Fact]
    public void Calls_OutOfPlace_ThrowAsDocumented()
    {
        Explored.All(() =>
        {
            PeriodicTimer timer = PeriodicTimerModel.ctor(s_second);
            PeriodicTimer disposed = PeriodicTimerModel.ctor(s_second);
            PeriodicTimerModel.Dispose(disposed);
            _ = PeriodicTimerModel.WaitForNextTickAsync(timer).AsTask();
            return string.Join(
                " ",
                Observed.Of(() => PeriodicTimerModel.WaitForNextTickAsync(timer).AsTask()),
                Observed.Of(() => PeriodicTimerModel.ctor(TimeSpan.Zero)),
                Observed.Of(() => PeriodicTimerModel.ctor(TimeSpan.FromDays(50))),
                Observed.Of(() => PeriodicTimerModel.ctor(Timeout.InfiniteTimeSpan)),
                Observed.Of(() => SetPeriod(timer, TimeSpan.Zero)),
                Observed.Of(() => SetPeriod(disposed, s_second)),
                Observed.Of(() => PeriodicTimerModel.WaitForNextTickAsync(disposed, new CancellationToken(true)).AsTask().IsCanceled));
        }).IsClean().Are(
            "InvalidOperationException ArgumentOutOfRangeException ArgumentOutOfRangeException System.Threading.PeriodicTimer "
            + "ArgumentOutOfRangeException ObjectDisposedException True");

        static object? SetPeriod(PeriodicTimer timer, TimeSpan period)
        {
            PeriodicTimerModel.set_Period(timer, period);
            return null;
        }
    }

    private static ControlledConfiguredValueTaskAwaitable<bool> Next(PeriodicTimer timer, CancellationToken token = default)
    {
        ValueTask<bool> next = PeriodicTimerModel.WaitForNextTickAsync(timer, token);
        return ValueTaskModel<bool>.ConfigureAwait(ref next, true);
    }
}
