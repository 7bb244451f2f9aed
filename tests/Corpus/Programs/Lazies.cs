namespace Corpus;

/// <summary>Lazy&lt;T&gt; in its modes, LazyInitializer.</summary>
public static class Lazies
{
    [Correct]
    public static void MadeOnce()
    {
        int made = 0;
        var lazy = new Lazy<int[]>(() =>
        {
            made++;
            return [7];
        });
        void Work() => Go.Check(lazy.Value[0] == 7, "value");

        Go.Threads(Work, Work);
        Go.Check(made == 1 && lazy.IsValueCreated, $"made {made} times");
    }

    [Buggy(Kind.Race, Kind.Exception)]
    public static void ModeNoneShared()
    {
        int made = 0;
        var lazy = new Lazy<object>(
            () =>
            {
                Interlocked.Increment(ref made);
                return new object();
            },
            LazyThreadSafetyMode.None);
        object? a = null, b = null;
        Go.Threads(() => a = lazy.Value, () => b = lazy.Value);
        Go.Check(made == 1 && ReferenceEquals(a, b), $"made {made} times");
    }

    /// <summary>PublicationOnly publishes one value and may make several.</summary>
    [Buggy(Kind.Exception)]
    public static void PublicationOnlyCounted()
    {
        int made = 0;
        var lazy = new Lazy<object>(
            () =>
            {
                Interlocked.Increment(ref made);
                return new object();
            },
            LazyThreadSafetyMode.PublicationOnly);
        Go.Threads(() => _ = lazy.Value, () => Go.Use(lazy.Value));
        Go.Check(made == 1, $"made {made} times");
    }

    [Correct]
    public static void PublicationOnlyPublishesOne()
    {
        var lazy = new Lazy<object>(() => new object(), LazyThreadSafetyMode.PublicationOnly);
        object? a = null, b = null;
        Go.Threads(() => a = lazy.Value, () => b = lazy.Value);
        Go.Check(a is not null && ReferenceEquals(a, b), "two values");
    }

    [Buggy(Kind.Exception)]
    public static void FactoryAsksForItself()
    {
        Lazy<int>? lazy = null;
        lazy = new Lazy<int>(() => lazy!.Value + 1);
        Go.Threads(() => Go.Use(lazy.Value));
    }

    /// <summary>In the default mode the factory's exception is kept for ever.</summary>
    [Buggy(Kind.Exception)]
    public static void FailureIsKept()
    {
        int tries = 0;
        var lazy = new Lazy<int>(() => Interlocked.Increment(ref tries) == 1 ? throw new FormatException("first") : 7);
        void Work()
        {
            try
            {
                _ = lazy.Value;
            }
            catch (FormatException)
            {
                _ = lazy.Value;
            }
        }

        Go.Threads(Work, Work);
    }

    [Correct]
    public static void FailureIsRetried()
    {
        int tries = 0;
        var lazy = new Lazy<int>(
            () => Interlocked.Increment(ref tries) == 1 ? throw new FormatException("first") : 7,
            LazyThreadSafetyMode.PublicationOnly);
        void Work()
        {
            try
            {
                _ = lazy.Value;
            }
            catch (FormatException)
            {
                Go.Check(lazy.Value == 7, "value");
            }
        }

        Go.Threads(Work, Work);
    }

    /// <summary>One holds the lock and wants the value, the other makes the value and wants the lock.</summary>
    [Buggy(Kind.Deadlock)]
    public static void FactoryTakesALock()
    {
        object gate = new();
        var lazy = new Lazy<int>(() =>
        {
            lock (gate)
            {
                return 7;
            }
        });
        Go.Threads(
            () => _ = lazy.Value,
            () =>
            {
                lock (gate)
                {
                    _ = lazy.Value;
                }
            });
    }

    [Correct]
    public static void EnsureInitialized()
    {
        object? value = null;
        object? a = null, b = null;
        Go.Threads(
            () => a = LazyInitializer.EnsureInitialized(ref value, () => new object()),
            () => b = LazyInitializer.EnsureInitialized(ref value, () => new object()));
        Go.Check(a is not null && ReferenceEquals(a, b), "two values");
    }

    [Buggy(Kind.Exception)]
    public static void EnsureInitializedCounted()
    {
        object? value = null;
        int made = 0;
        void Work() => LazyInitializer.EnsureInitialized(ref value, () =>
        {
            Interlocked.Increment(ref made);
            return new object();
        });

        Go.Threads(Work, Work);
        Go.Check(made == 1, $"made {made} times");
    }

    [Correct]
    public static void EnsureInitializedUnderLock()
    {
        object? value = null, gate = null;
        bool done = false;
        int made = 0;
        void Work() => LazyInitializer.EnsureInitialized(ref value, ref done, ref gate, () =>
        {
            made++;
            return new object();
        });

        Go.Threads(Work, Work);
        Go.Check(made == 1, $"made {made} times");
    }
}
