using Interleave.Primitives;
using Xunit;

namespace Unit.Primitives;

public sealed class ParallelModelTests
{
    [Fact]
    public void For_EveryIteration_RunsOnceBeforeItReturns()
    {
        Explored.All(() =>
        {
            int[] runs = new int[4];
            ParallelLoopResult result = ParallelModel.For(0, 4, i => runs[i]++);
            return $"{string.Join("", runs)} {result.IsCompleted} {result.LowestBreakIteration}";
        }).IsClean().Are("1111 True ");
    }

    [Fact]
    public void For_TwoIterations_RunInEitherOrderAndTogether()
    {
        Explored.All(() =>
        {
            string log = "";
            int steps = 0;
            ParallelModel.For(0, 2, i =>
            {
                log += $"<{i}";
                InterlockedModel.Increment(ref steps);
                log += $"{i}>";
            });
            return log;
        }).IsClean().Are("<00><11>", "<0<10>1>", "<0<11>0>", "<11><00>", "<1<00>1>", "<1<01>0>");
    }

    [Fact]
    public void For_LongRange_HandsOutItsEnds()
    {
        Explored.All(() =>
        {
            long sum = 0;
            ParallelModel.For(long.MaxValue - 2, long.MaxValue, i => InterlockedModel.Add(ref sum, long.MaxValue - i));
            return $"{sum} {ParallelModel.For(5, 1, (Action<int>)(_ => throw new FormatException())).IsCompleted}";
        }).IsClean().Are("3 True");
    }

    [Fact]
    public void For_DegreeOfOne_RunsInOrderOnTheCaller()
    {
        Explored explored = Explored.All(() =>
        {
            string log = "";
            ParallelModel.For(0, 5, new ParallelOptions { MaxDegreeOfParallelism = 1 }, i => log += i);
            return log;
        });
        explored.IsClean().Are("01234");
        Assert.Equal(1, explored.Schedules);
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    [InlineData(-1, 2)]
    public void For_Degree_BoundsHowManyRunAtOnce(int degree, int expected)
    {
        int most = 0;
        Explored.Random(() =>
        {
            int now = 0;
            ParallelModel.For(0, 6, new ParallelOptions { MaxDegreeOfParallelism = degree }, _ =>
            {
                most = Math.Max(most, ++now);
                ThreadModel.Yield();
                now--;
            });
        }, schedules: 300).IsClean();
        Assert.Equal(expected, most);
    }

    [Fact]
    public void For_Break_RunsEverythingBelowAndTellsTheLowest()
    {
        Explored.All(() =>
        {
            bool[] ran = new bool[4];
            ParallelLoopResult result = ParallelModel.For(0, 4, (i, state) =>
            {
                ran[i] = true;
                if (i == 2)
                {
                    ParallelLoopStateModel.Break(state);
                }
            });
            return $"{ran[0]} {ran[1]} {ran[2]} {result.IsCompleted} {result.LowestBreakIteration}";
        }).IsClean().Are("True True True False 2");
    }

    [Fact]
    public void For_Stop_KeepsWhatHasNotBegunFromRunning()
    {
        Explored.All(() =>
        {
            int ran = 0;
            ParallelLoopResult result = ParallelModel.For(0, 4, new ParallelOptions { MaxDegreeOfParallelism = 2 }, (_, state) =>
            {
                ran++;
                ParallelLoopStateModel.Stop(state);
            });
            return $"{ran} {result.IsCompleted} {result.LowestBreakIteration}";
        }).IsClean().Are("1 False ", "2 False ");
    }

    [Fact]
    public void For_ShouldExitCurrentIteration_TellsAboutStopAndBreakOfOthers()
    {
        Explored.All(() =>
        {
            string log = "";
            ParallelModel.For(0, 2, (i, state) =>
            {
                if (i == 0)
                {
                    ParallelLoopStateModel.Break(state);
                    string told = $"{ParallelLoopStateModel.get_ShouldExitCurrentIteration(state)} {ParallelLoopStateModel.get_LowestBreakIteration(state)};";
                    log += told;
                }
                else
                {
                    while (!ParallelLoopStateModel.get_ShouldExitCurrentIteration(state))
                    {
                        ThreadModel.Yield();
                    }

                    log += "left;";
                }
            });
            return log;
        }).IsClean().Are("False 0;", "False 0;left;", "left;False 0;");
    }

    [Fact]
    public void For_BreakAndStop_DoNotGoTogether()
    {
        Explored.All(() => string.Join(
            " ",
            Inner(() => ParallelModel.For(0, 1, (_, s) =>
            {
                ParallelLoopStateModel.Break(s);
                ParallelLoopStateModel.Stop(s);
            })),
            Inner(() => ParallelModel.For(0, 1, (_, s) =>
            {
                ParallelLoopStateModel.Stop(s);
                ParallelLoopStateModel.Break(s);
            })))).IsClean().Are("InvalidOperationException InvalidOperationException");
    }

    [Fact]
    public void For_Locals_BeginAndEndOncePerWorker()
    {
        Explored.All(() =>
        {
            int begun = 0;
            int ended = 0;
            int total = 0;
            ParallelModel.For(
                0,
                3,
                () =>
                {
                    begun++;
                    return 0;
                },
                (i, _, sum) => sum + i,
                sum =>
                {
                    ended++;
                    InterlockedModel.Add(ref total, sum);
                });
            return $"{begun == ended} {begun is 1 or 2} {total}";
        }).IsClean().Are("True True 3");
    }

    [Fact]
    public void For_Throwing_AggregatesAndStopsTheOthers()
    {
        Explored.All(() =>
        {
            int ran = 0;
            return Inner(() => ParallelModel.For(0, 4, i =>
            {
                ran++;
                throw new FormatException($"{i}");
            })) + ran;
        }).IsClean().Are("FormatException1", "FormatException+FormatException2");
    }

    [Fact]
    public void For_LocalFinallyThrows_TakesThePlaceOfTheBodysException()
    {
        Explored.All(() => Inner(() => ParallelModel.For(
            0, 1, () => 0, (Func<int, ParallelLoopState, int, int>)((_, _, _) => throw new FormatException()), _ => throw new OverflowException())))
            .IsClean().Are("OverflowException");
    }

    [Fact]
    public void For_Cancelled_ThrowsOneCancellation()
    {
        Explored.All(() =>
        {
            CancellationTokenSource source = CancellationTokenSourceModel.ctor();
            var options = new ParallelOptions { CancellationToken = source.Token };
            string inside = Observed.Of(() => ParallelModel.For(0, 3, options, _ => CancellationTokenSourceModel.Cancel(source)).IsCompleted);
            string before = Observed.Of(() => ParallelModel.For(0, 1, options, _ => { }).IsCompleted);
            string empty = Observed.Of(() => ParallelModel.For(0, 0, options, _ => { }).IsCompleted);
            return $"{inside} {before} {empty}";
        }).IsClean().Are("OperationCanceledException OperationCanceledException True");
    }

    [Fact]
    public void For_BodyThrowsTheLoopsCancellation_IsACancellation()
    {
        Explored.All(() =>
        {
            CancellationTokenSource source = CancellationTokenSourceModel.ctor();
            var options = new ParallelOptions { CancellationToken = source.Token };
            void Body(int i)
            {
                CancellationTokenSourceModel.Cancel(source);
                throw new OperationCanceledException(source.Token);
            }

            return $"{Observed.Of(() => ParallelModel.For(0, 2, options, Body))} {Inner(() => ParallelModel.For(0, 1, Body))}";
        }).IsClean().Are("OperationCanceledException OperationCanceledException");
    }

    [Fact]
    public void For_WrongArguments_ThrowAsDocumented()
    {
        Explored.All(() => string.Join(
            " ",
            Observed.Of(() => ParallelModel.For(0, 1, (Action<int>)null!)),
            Observed.Of(() => ParallelModel.For(0, 1, null!, _ => { })),
            Observed.Of(() => ParallelModel.ForEach((int[])null!, _ => { })),
            Observed.Of(() => ParallelModel.ForEachAsync((int[])null!, (_, _) => default)),
            Observed.Of(() => Invoke([null!])),
            Observed.Of(() => Invoke(null!)))).IsClean().Are(
                "ArgumentNullException ArgumentNullException ArgumentNullException ArgumentNullException ArgumentException ArgumentNullException");

        static object? Invoke(Action[] actions)
        {
            ParallelModel.Invoke(actions);
            return null;
        }
    }

    /// <summary>The types inside the aggregate that a loop throws.</summary>
    internal static string Inner(Func<object?> loop)
    {
        try
        {
            return loop()?.ToString() ?? "";
        }
        catch (AggregateException exception)
        {
            return string.Join('+', exception.InnerExceptions.Select(e => e.GetType().Name));
        }
    }
}
