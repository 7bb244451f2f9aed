using Interleave.Primitives;
using Xunit;

namespace Unit.Primitives;

public sealed class ReaderWriterLockSlimModelTests
{
    [Fact]
    public void EnterReadLock_TwoReaders_CanBeInsideTogether()
    {
        Explored.All(() =>
        {
            ReaderWriterLockSlim gate = ReaderWriterLockSlimModel.ctor();
            int inside = 0;
            int most = 0;
            void Read()
            {
                ReaderWriterLockSlimModel.EnterReadLock(gate);
                most = Math.Max(most, ++inside);
                ThreadModel.Yield();
                inside--;
                ReaderWriterLockSlimModel.ExitReadLock(gate);
            }

            Go.Parallel(Read, Read);
            return $"{most}";
        }).IsClean().Are("1", "2");
    }

    [Fact]
    public void EnterWriteLock_WithReaders_ExcludesThem()
    {
        Explored.All(() =>
        {
            ReaderWriterLockSlim gate = ReaderWriterLockSlimModel.ctor();
            int value = 0;
            string seen = "";
            Go.Parallel(
                () =>
                {
                    ReaderWriterLockSlimModel.EnterWriteLock(gate);
                    value = 1;
                    ThreadModel.Yield();
                    value = 2;
                    ReaderWriterLockSlimModel.ExitWriteLock(gate);
                },
                () =>
                {
                    ReaderWriterLockSlimModel.EnterReadLock(gate);
                    seen = $"{value}";
                    ReaderWriterLockSlimModel.ExitReadLock(gate);
                });
            return seen;
        }).IsClean().Are("0", "2");
    }

    [Fact]
    public void EnterReadLock_WhileAWriterWaits_IsHeldBack()
    {
        // The reader inside waits for the second one, which waits for the writer, which waits for the first.
        Explored explored = Explored.All(() =>
        {
            ReaderWriterLockSlim gate = ReaderWriterLockSlimModel.ctor();
            ManualResetEventSlim second = ManualResetEventSlimModel.ctor();
            Go.Parallel(
                () =>
                {
                    ReaderWriterLockSlimModel.EnterReadLock(gate);
                    ManualResetEventSlimModel.Wait(second);
                    ReaderWriterLockSlimModel.ExitReadLock(gate);
                },
                () =>
                {
                    ReaderWriterLockSlimModel.EnterReadLock(gate);
                    ManualResetEventSlimModel.Set(second);
                    ReaderWriterLockSlimModel.ExitReadLock(gate);
                },
                () =>
                {
                    ReaderWriterLockSlimModel.EnterWriteLock(gate);
                    ReaderWriterLockSlimModel.ExitWriteLock(gate);
                });
        });
        explored.Are("Deadlock", "done");
    }

    [Fact]
    public void EnterWriteLock_FromUpgradeable_WaitsForReadersOnly()
    {
        Explored.All(() =>
        {
            ReaderWriterLockSlim gate = ReaderWriterLockSlimModel.ctor();
            int value = 0;
            void Upgrade()
            {
                ReaderWriterLockSlimModel.EnterUpgradeableReadLock(gate);
                int read = value;
                ThreadModel.Yield();
                ReaderWriterLockSlimModel.EnterWriteLock(gate);
                value = read + 1;
                ReaderWriterLockSlimModel.ExitWriteLock(gate);
                ReaderWriterLockSlimModel.ExitUpgradeableReadLock(gate);
            }

            Go.Parallel(Upgrade, Upgrade, () =>
            {
                ReaderWriterLockSlimModel.EnterReadLock(gate);
                ReaderWriterLockSlimModel.ExitReadLock(gate);
            });
            return $"{value}";
        }).IsClean().Are("2");
    }

    [Fact]
    public void EnterWriteLock_BothHoldRead_IsRefusedAsRecursion() =>
        Explored.All(() => Observed.Of(() =>
        {
            ReaderWriterLockSlim gate = ReaderWriterLockSlimModel.ctor(LockRecursionPolicy.SupportsRecursion);
            ReaderWriterLockSlimModel.EnterReadLock(gate);
            try
            {
                ReaderWriterLockSlimModel.EnterWriteLock(gate);
            }
            finally
            {
                ReaderWriterLockSlimModel.ExitReadLock(gate);
            }

            return null;
        })).Are("LockRecursionException");

    [Fact]
    public void TryEnterWriteLock_ReaderInside_TimesOut()
    {
        Explored.All(() =>
        {
            ReaderWriterLockSlim gate = ReaderWriterLockSlimModel.ctor();
            ReaderWriterLockSlimModel.EnterReadLock(gate);
            bool entered = true;
            Thread writer = ThreadModel.ctor(() => entered = ReaderWriterLockSlimModel.TryEnterWriteLock(gate, 100));
            ThreadModel.Start(writer);
            ThreadModel.Join(writer);
            bool readable = false;
            Thread reader = ThreadModel.ctor(() =>
            {
                readable = ReaderWriterLockSlimModel.TryEnterReadLock(gate, 0);
                ReaderWriterLockSlimModel.ExitReadLock(gate);
            });
            ThreadModel.Start(reader);
            ThreadModel.Join(reader);
            ReaderWriterLockSlimModel.ExitReadLock(gate);
            return $"{entered} {readable}";
        }).IsClean().Are("False True");
    }

    [Theory]
    [InlineData(LockRecursionPolicy.NoRecursion)]
    [InlineData(LockRecursionPolicy.SupportsRecursion)]
    public void Calls_RandomSequences_AnswerLikeTheRealLock(LockRecursionPolicy policy)
    {
        for (int seed = 0; seed < 400; seed++)
        {
            string real = Sequence(seed, policy);
            Explored.All(() => Sequence(seed, policy)).IsClean().Are(real);
        }

        static string Sequence(int seed, LockRecursionPolicy policy)
        {
            var random = new Random(seed);
            ReaderWriterLockSlim gate = ReaderWriterLockSlimModel.ctor(policy);
            var log = new System.Text.StringBuilder();
            for (int i = 0; i < 15; i++)
            {
                int call = random.Next(7);
                log.Append(call).Append(Observed.Of(() => Call(gate, call))).Append(' ');
            }

            for (int i = 0; i < 15; i++)
            {
                _ = Observed.Of(() => Call(gate, 3));
                _ = Observed.Of(() => Call(gate, 4));
                _ = Observed.Of(() => Call(gate, 5));
            }

            return log.ToString();
        }

        static object? Call(ReaderWriterLockSlim gate, int call)
        {
            switch (call)
            {
                case 0:
                    return ReaderWriterLockSlimModel.TryEnterReadLock(gate, 0);
                case 1:
                    return ReaderWriterLockSlimModel.TryEnterUpgradeableReadLock(gate, 0);
                case 2:
                    return ReaderWriterLockSlimModel.TryEnterWriteLock(gate, 0);
                case 3:
                    ReaderWriterLockSlimModel.ExitReadLock(gate);
                    return null;
                case 4:
                    ReaderWriterLockSlimModel.ExitUpgradeableReadLock(gate);
                    return null;
                case 5:
                    ReaderWriterLockSlimModel.ExitWriteLock(gate);
                    return null;
                default:
                    return $"{ReaderWriterLockSlimModel.get_RecursiveReadCount(gate)}{ReaderWriterLockSlimModel.get_RecursiveUpgradeCount(gate)}"
                        + $"{ReaderWriterLockSlimModel.get_RecursiveWriteCount(gate)}{ReaderWriterLockSlimModel.get_CurrentReadCount(gate)}"
                        + $"{ReaderWriterLockSlimModel.get_IsWriteLockHeld(gate)}";
            }
        }
    }
}
