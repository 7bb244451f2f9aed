using Interleave.Primitives;
using Xunit;

namespace Unit.Primitives;

public sealed class LazyModelTests
{
    [Theory]
    [InlineData(LazyThreadSafetyMode.ExecutionAndPublication, "1 True")]
    [InlineData(LazyThreadSafetyMode.PublicationOnly, "1 True|2 True")]
    public void Value_TwoThreads_RunsTheFactoryAsOftenAsTheModeAllows(LazyThreadSafetyMode mode, string expected)
    {
        Explored.All(() =>
        {
            int runs = 0;
            var lazy = new Lazy<object>(
                () =>
                {
                    runs++;
                    ThreadModel.Yield();
                    return new object();
                },
                mode);
            object? first = null;
            object? second = null;
            Go.Parallel(() => first = LazyModel<object>.get_Value(lazy), () => second = LazyModel<object>.get_Value(lazy));
            return $"{runs} {ReferenceEquals(first, second)}";
        }).IsClean().Are(expected.Split('|'));
    }

    [Theory]
    [InlineData(LazyThreadSafetyMode.None)]
    [InlineData(LazyThreadSafetyMode.ExecutionAndPublication)]
    public void Value_FactoryAsksForIt_Throws(LazyThreadSafetyMode mode)
    {
        Explored.All(() =>
        {
            Lazy<object>? lazy = null;
            lazy = new Lazy<object>(() => LazyModel<object>.get_Value(lazy!), mode);
            return Observed.Of(() => LazyModel<object>.get_Value(lazy)) + " " + Observed.Of(() => LazyModel<object>.get_Value(lazy));
        }).IsClean().Are("InvalidOperationException InvalidOperationException");
    }

    [Theory]
    [InlineData(LazyThreadSafetyMode.None, 1)]
    [InlineData(LazyThreadSafetyMode.PublicationOnly, 2)]
    [InlineData(LazyThreadSafetyMode.ExecutionAndPublication, 1)]
    public void Value_FactoryThrows_IsRememberedUnlessPublicationOnly(LazyThreadSafetyMode mode, int runs)
    {
        Explored.All(() =>
        {
            int count = 0;
            var lazy = new Lazy<int>(() => count++ < 5 ? throw new FormatException() : 1, mode);
            return $"{Observed.Of(() => LazyModel<int>.get_Value(lazy))} {Observed.Of(() => LazyModel<int>.get_Value(lazy))} {count} {LazyModel<int>.get_IsValueCreated(lazy)}";
        }).IsClean().Are($"FormatException FormatException {runs} False");
    }

    [Fact]
    public void Value_TwoLaziesThatNeedEachOther_DeadlockOrRecurse()
    {
        Explored.All(() =>
        {
            Lazy<int>? a = null;
            Lazy<int>? b = null;
            a = new Lazy<int>(() => LazyModel<int>.get_Value(b!));
            b = new Lazy<int>(() => LazyModel<int>.get_Value(a));
            Go.Parallel(() => Observed.Of(() => LazyModel<int>.get_Value(a)), () => Observed.Of(() => LazyModel<int>.get_Value(b)));
        }).Are("Deadlock", "done");
    }

    [Fact]
    public void LazyWithMetadata_IsALazyLikeAnyOther()
    {
        Explored.All(() =>
        {
            int runs = 0;
            var lazy = new Lazy<int, string>(() => ++runs, "tag", LazyThreadSafetyMode.ExecutionAndPublication);
            Go.Parallel(() => LazyModel<int>.get_Value(lazy), () => LazyModel<int>.get_Value(lazy));
            return $"{runs} {lazy.Metadata} {LazyModel<int>.ToString(lazy)}";
        }).IsClean().Are("1 tag 1");
    }

    [Fact]
    public void EnsureInitialized_ByCompareExchange_MayRunTwoFactoriesAndKeepsOne()
    {
        Explored.All(() =>
        {
            object?[] slot = new object?[1];
            int runs = 0;
            object Make()
            {
                runs++;
                return new object();
            }

            object? first = null;
            object? second = null;
            Go.Parallel(
                () => first = LazyInitializerModel.EnsureInitialized(ref slot[0], Make),
                () => second = LazyInitializerModel.EnsureInitialized(ref slot[0], Make));
            return $"{runs} {ReferenceEquals(first, second)} {ReferenceEquals(first, slot[0])}";
        }).IsClean().Are("1 True True", "2 True True");
    }

    [Fact]
    public void EnsureInitialized_ByLock_RunsOneFactory()
    {
        Explored.All(() =>
        {
            int[] slot = new int[1];
            bool[] done = new bool[1];
            object?[] gate = new object?[1];
            int runs = 0;
            int sum = 0;
            void Ensure()
            {
                int value = LazyInitializerModel.EnsureInitialized(ref slot[0], ref done[0], ref gate[0], () =>
                {
                    ThreadModel.Yield();
                    return ++runs;
                });
                InterlockedModel.Add(ref sum, value);
            }

            Go.Parallel(Ensure, Ensure);
            return $"{runs} {sum} {done[0]}";
        }).IsClean().Are("1 2 True");
    }

    [Fact]
    public void EnsureInitialized_ByLockOnAReference_RunsOneFactory()
    {
        Explored.All(() =>
        {
            object?[] slot = new object?[1];
            object?[] gate = new object?[1];
            int runs = 0;
            void Ensure() => LazyInitializerModel.EnsureInitialized(ref slot[0], ref gate[0], () =>
            {
                ThreadModel.Yield();
                runs++;
                return new object();
            });

            Go.Parallel(Ensure, Ensure);
            return $"{runs}";
        }).IsClean().Are("1");
    }

    [Fact]
    public void EnsureInitialized_Wrongly_ThrowsAsDocumented()
    {
        Explored.All(() =>
        {
            string? none = null;
            object? gate = null;
            bool done = false;
            Lazy<int>? made = null;
            return string.Join(
                " ",
                Observed.Of(() => LazyInitializerModel.EnsureInitialized(ref none, () => null!)),
                Observed.Of(() => LazyInitializerModel.EnsureInitialized(ref none, ref gate, () => null!)),
                Observed.Of(() => LazyInitializerModel.EnsureInitialized(ref none)),
                Observed.Of(() => LazyInitializerModel.EnsureInitialized(ref none, ref done, ref gate)),
                Observed.Of(() => LazyInitializerModel.EnsureInitialized(ref made) is { } lazy ? lazy.IsValueCreated : null));
        }).IsClean().Are("InvalidOperationException InvalidOperationException MissingMemberException MissingMemberException False");
    }
}
