using Interleave;
using Interleave.Primitives;
using Interleave.Runtime;
using Xunit;

namespace Unit.Runtime;

public class LockRuleTests
{
    public static TheoryData<string> Locks => [.. Exits.Keys];

    private static Dictionary<string, (Action Enter, Action Exit)> Exits => new(StringComparer.Ordinal)
    {
        ["Monitor"] = (() => MonitorModel.Enter(Shared.Gate), () => MonitorModel.Exit(Shared.Gate)),
        ["Lock"] = (() => LockModel.Enter(Shared.Lock), () => LockModel.Exit(Shared.Lock)),
        ["Mutex"] = (() => WaitHandleModel.WaitOne(Shared.Mutex), () => MutexModel.ReleaseMutex(Shared.Mutex)),
        ["SpinLock"] = (Shared.EnterSpin, () => Shared.Spin.Exit()),
        ["read"] = (() => ReaderWriterLockSlimModel.EnterReadLock(Shared.Doors), () => ReaderWriterLockSlimModel.ExitReadLock(Shared.Doors)),
        ["upgradeable"] = (() => ReaderWriterLockSlimModel.EnterUpgradeableReadLock(Shared.Doors), () => ReaderWriterLockSlimModel.ExitUpgradeableReadLock(Shared.Doors)),
        ["write"] = (() => ReaderWriterLockSlimModel.EnterWriteLock(Shared.Doors), () => ReaderWriterLockSlimModel.ExitWriteLock(Shared.Doors)),
    };

    [Theory]
    [MemberData(nameof(Locks))]
    public void Exit_HeldByAnother_IsAFindingAlthoughSwallowed(string name)
    {
        (Action enter, Action exit) = Exits[name];
        FindingDraft draft = Only(() =>
        {
            enter();
            Runs.Join(Runs.Go(() => Swallow(exit), name: "thief"));
            exit();
        });
        Assert.Equal(FindingKind.LockNotOwned, draft.Kind);
        Assert.Contains("T1 thief", draft.Message, StringComparison.Ordinal);
        Assert.Contains("which T0 test holds", draft.Message, StringComparison.Ordinal);
        Assert.Contains(draft.Details, d => d.StartsWith("the call throws", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Locks))]
    public void Exit_HeldByNobody_NamesTheExceptionThatLeaves(string name)
    {
        (_, Action exit) = Exits[name];
        FindingDraft draft = Only(exit);
        Assert.Equal(FindingKind.LockNotOwned, draft.Kind);
        Assert.Contains("which nobody holds", draft.Message, StringComparison.Ordinal);
        Assert.Contains(draft.Details, d => d.StartsWith("later: ", StringComparison.Ordinal) && d.Contains(name == "Mutex" ? "ApplicationException" : "SynchronizationLockException", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Locks))]
    public void End_WithTheLockHeld_IsALeak(string name)
    {
        (Action enter, _) = Exits[name];
        FindingDraft draft = Only(() => Runs.Join(Runs.Go(() => enter(), name: "forgetful")));
        Assert.Equal(FindingKind.LeakedLock, draft.Kind);
        Assert.StartsWith("T1 forgetful ended while holding", draft.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Locks))]
    public void EnterAndExit_ByTheSameThread_IsClean(string name)
    {
        (Action enter, Action exit) = Exits[name];
        Runs.Many(
            1,
            () =>
            {
                Shared.Reset();
                enter();
                exit();
                Runs.Join(Runs.Go(() =>
                {
                    enter();
                    exit();
                }));
            },
            e => Assert.Equal(ExecutionOutcome.Clean, e.Outcome));
    }

    [Fact]
    public void SpinLock_WithoutOwnerTracking_MayBeGivenBackByAnother()
    {
        Runs.Many(
            1,
            () =>
            {
                var gate = new ControlledSpinLock(enableThreadOwnerTracking: false);
                bool taken = false;
                Runs.Join(Runs.Go(() => gate.Enter(ref taken)));
                gate.Exit();
            },
            e => Assert.Equal(ExecutionOutcome.Clean, e.Outcome));
    }

    [Fact]
    public void Semaphore_ReleasedByAnotherOrNever_IsClean()
    {
        Runs.Many(
            1,
            () =>
            {
                SemaphoreSlim gate = SemaphoreSlimModel.ctor(1);
                SemaphoreSlimModel.Wait(gate);
                Runs.Join(Runs.Go(() => SemaphoreSlimModel.Release(gate)));
                SemaphoreSlimModel.Wait(gate);
            },
            e => Assert.Equal(ExecutionOutcome.Clean, e.Outcome));
    }

    [Fact]
    public void MonitorPulseAndWait_WithoutTheLock_AreFindings()
    {
        foreach (Action misuse in new Action[] { () => MonitorModel.Pulse(Shared.Gate), () => MonitorModel.Wait(Shared.Gate) })
        {
            Assert.Equal(FindingKind.LockNotOwned, Only(() => Swallow(misuse)).Kind);
        }
    }

    private static FindingDraft Only(Action body)
    {
        FindingDraft? draft = null;
        Runs.Many(
            1,
            () =>
            {
                Shared.Reset();
                body();
            },
            e => draft = e.Draft);
        Assert.NotNull(draft);
        return draft;
    }

    private static void Swallow(Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (exception is not TeardownException)
        {
            // As a program that hides its mistakes would.
        }
    }

    /// <summary>One lock of each type, anew for each execution.</summary>
    private static class Shared
    {
        public static object Gate { get; private set; } = new();

        public static Lock Lock { get; private set; } = new();

        public static Mutex Mutex { get; private set; } = new();

        public static ReaderWriterLockSlim Doors { get; private set; } = new();

        private static ControlledSpinLock s_spin = new(enableThreadOwnerTracking: true);

        public static ref ControlledSpinLock Spin => ref s_spin;

        public static void Reset()
        {
            Gate = new object();
            Lock = LockModel.ctor();
            Mutex = MutexModel.ctor();
            Doors = ReaderWriterLockSlimModel.ctor();
            s_spin = new ControlledSpinLock(enableThreadOwnerTracking: true);
        }

        public static void EnterSpin()
        {
            bool taken = false;
            s_spin.Enter(ref taken);
        }
    }
}
