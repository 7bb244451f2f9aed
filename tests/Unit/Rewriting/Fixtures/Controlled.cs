using System.Diagnostics;
using Interleave;

namespace Unit.Rewriting.Fixtures;

/// <summary>Programs that are right in every schedule.</summary>
public sealed class Controlled : IDisposable
{
    private static readonly List<int> s_log = [];
    private static readonly object s_gate = new();
    private static int s_runs;
    private int _field;
    private bool _disposed;

    [ThreadStatic]
    private static int t_own;

    public void Interlocked() => Races.Twice(() => System.Threading.Interlocked.Increment(ref _field), () => Volatile.Read(ref _field));

    public void StaticsAreRestored()
    {
        s_runs++;
        s_log.Add(s_runs);
        Nested<int>.Items.Add(1);
        Require(s_runs == 1 && s_log.Count == 1 && Nested<int>.Items.Count == 1, "statics of an earlier execution");
    }

    public void ThreadStaticsAreOwn()
    {
        t_own = 5;
        int seen = -1;
        var thread = new Thread(() => seen = t_own++);
        thread.Start();
        thread.Join();
        Require(seen == 0 && t_own == 5, $"thread statics {seen} {t_own}");
    }

    public void InitializerThatWaits()
    {
        // The initialiser starts a thread that needs the lock the initialiser's caller holds for a while.
        Races.Twice(() => System.Threading.Interlocked.Add(ref _field, Slow.One), () => _field);
    }

    public void FailingInitializer()
    {
        for (int i = 0; i < 2; i++)
        {
            try
            {
                Require(Failing.Value == -1, "a failed initialiser's value was seen");
            }
            catch (TypeInitializationException e)
            {
                Require(e.InnerException is FormatException, "inner exception");
            }
        }
    }

    public void AtomicMethod() => Races.Twice(Bump, () => _field);

    public void AtomicIterator()
    {
        Races.Twice(
            () =>
            {
                foreach (int n in Bumps())
                {
                    Require(n == 0, "iterator");
                }
            },
            () => _field);
    }

    public void UncontrolledMethod() => Require(Real() > DateTime.UnixEpoch, "time");

    public void SwallowsEverything()
    {
        object a = new();
        object b = new();
        var first = new Thread(() => Nest(a, b));
        var second = new Thread(() => Nest(b, a));
        first.Start();
        second.Start();
        first.Join();
        second.Join();

        static void Nest(object outer, object inner)
        {
            try
            {
                lock (outer)
                {
                    lock (inner)
                    {
                    }
                }
            }
            catch (Exception)
            {
                lock (outer)
                {
                    throw new InvalidOperationException("the tester's exception was swallowed");
                }
            }
        }
    }

    public void SwallowsByFilter()
    {
        object a = new();
        object b = new();
        var first = new Thread(() => Nest(a, b));
        var second = new Thread(() => Nest(b, a));
        first.Start();
        second.Start();
        first.Join();
        second.Join();

        void Nest(object outer, object inner)
        {
            try
            {
                lock (outer)
                {
                    lock (inner)
                    {
                        _field++;
                    }
                }
            }
            catch (Exception e) when (e.Message.Length > 0)
            {
                throw new InvalidOperationException("the tester's exception was swallowed", e);
            }
        }
    }

    public async ValueTask AsyncEverything()
    {
        var gate = new SemaphoreSlim(1);
        int count = 0;
        await Task.WhenAll(Add(), Add(), Task.Run(Add));
        Require(count == 3, $"count {count}");

        async Task Add()
        {
            await gate.WaitAsync().ConfigureAwait(false);
            try
            {
                int read = count;
                await Task.Yield();
                count = read + 1;
            }
            finally
            {
                gate.Release();
            }
        }
    }

    public void Dispose()
    {
        Require(!_disposed, "disposed twice");
        _disposed = true;
    }

    [Atomic]
    private void Bump()
    {
        int read = _field;
        Helper();
        _field = read + 1;
    }

    [Atomic]
    private IEnumerable<int> Bumps()
    {
        int read = _field;
        Helper();
        _field = read + 1;
        yield return 0;
    }

    private void Helper() => s_runs = _field;

    [Uncontrolled]
    private static DateTime Real()
    {
        lock (s_gate)
        {
            Debug.Assert(Monitor.IsEntered(s_gate), "a real lock");
            return Later(() => DateTime.UtcNow);
        }

        static DateTime Later(Func<DateTime> now) => now();
    }

    private static void Require(bool condition, string what)
    {
        if (!condition)
        {
            throw new InvalidOperationException(what);
        }
    }

    private static class Slow
    {
        public static readonly int One = Compute();

        private static int Compute()
        {
            int result = 0;
            var thread = new Thread(() =>
            {
                lock (s_gate)
                {
                    result = 1;
                }
            });
            thread.Start();
            thread.Join();
            return result;
        }
    }

    private static class Failing
    {
        public static readonly int Value = int.Parse("none");
    }

    private static class Nested<T>
    {
        public static readonly List<T> Items = [];
    }
}
