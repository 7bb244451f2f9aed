using Interleave;
using Unit.Litmus;
using Xunit;

namespace Unit.Corpus;

/// <summary>
/// What Coyote 1.7.11 was measured to get wrong on .NET 10, one row each, with the right answer here: the programs of
/// tests/Corpus that say it are run by every strategy. Correct ones must be clean, buggy ones found and called by their name.
/// </summary>
public sealed class CoyoteComparisonTests(CorpusFixture corpus) : IClassFixture<CorpusFixture>
{
    [Theory]
    [InlineData("a hang on System.Threading.Lock", "Locks.CounterUnderLock Locks.CriticalSectionWithAnInnerLock Locks.ScopeInUsing Locks.TryEnterAndGiveUp")]
    [InlineData("a hang on ReaderWriterLockSlim", "ReaderWriterLocks.WritersAndReaders ReaderWriterLocks.Upgrade ReaderWriterLocks.RecursionAllowed")]
    [InlineData("a hang on ManualResetEventSlim", "Events.SlimPublishes Events.SlimResetBeforeLooking Events.SlimCancelled")]
    [InlineData("a hang on CountdownEvent", "CountdownsAndBarriers.TwoSignals CountdownsAndBarriers.AddCountWhileHoldingOne")]
    [InlineData("a hang on Barrier", "CountdownsAndBarriers.BarrierOfTwo CountdownsAndBarriers.BarrierWithAction CountdownsAndBarriers.BarrierLeftInOrder")]
    [InlineData("a hang on Mutex", "Mutexes.Counter Mutexes.Recursive Mutexes.BothAtOnce")]
    [InlineData("a hang on SpinLock", "Spinning.SpinLockField Edges.SpinLockWithTracking")]
    [InlineData("a hang on Lazy", "Lazies.MadeOnce Lazies.FailureIsRetried Lazies.PublicationOnlyPublishesOne")]
    [InlineData("a hang on BlockingCollection", "BlockingCollections.HandsOver BlockingCollections.ConsumedUntilComplete")]
    [InlineData("a hang on PeriodicTimer", "Time.PeriodicTimerTicks Time.PeriodicTimerDisposed")]
    [InlineData("a hang on Task.WhenEach", "Tasks.WhenEachGivesAll")]
    [InlineData("a 60 s timeout wins over a 1 ms delay", "Time.MinuteDoesNotBeatMillisecond FreeTime.AMinuteIsEnough Tasks.WaitAsyncInTime")]
    [InlineData("Task.Delay(-1, token) completes normally", "Time.InfiniteDelayEndsByCancellationOnly")]
    [InlineData("a crash on ConfigureAwait(ConfigureAwaitOptions)", "Tasks.ConfigureAwaitForcesYielding Tasks.ConfigureAwaitSuppressesThrowing")]
    [InlineData("a failure on Interlocked.Exchange of an enum", "Interlockeds.EnumExchange Interlockeds.EnumCompareExchange")]
    [InlineData("no virtual time", "Time.LongDelayCostsNothing Time.StopwatchAgreesWithDelay Time.SleepsPassInOrder")]
    public void CoyoteFailsOnCorrectCode_HereItIsClean(string claim, string programs) => Check(claim, programs, correct: true, kind: null);

    [Theory]
    [InlineData("a race in a static field", "Statics.CounterInAStaticField Statics.GenericStaticShared", "DataRace")]
    [InlineData("a race in array elements", "Memory.SameElement Memory.StructElement Memory.ElementByReference", "DataRace")]
    [InlineData("a race in async methods", "AsyncMethods.UpdateAcrossAwait AsyncMethods.CallerRacesWithItsCallee", "DataRace")]
    [InlineData("a race in Queue<T>", "UnsafeCollections.QueueEnqueue", "UnsafeCollection")]
    [InlineData("a race in Parallel.For", "Parallels.ForPlain Parallels.ForWithLocalsAddedPlainly", "DataRace")]
    [InlineData("an unobserved task exception", "Tasks.ExceptionNobodyLooksAt Tasks.LoserFailsUnseen", "UnobservedTaskException")]
    public void CoyoteMissesABug_HereItIsFound(string claim, string programs, string kind) => Check(claim, programs, correct: false, kind);

    [Theory]
    [InlineData(MemoryModel.SequentiallyConsistent, "0,1 1,0 1,1")]
    [InlineData(MemoryModel.Tso, "0,0 0,1 1,0 1,1")]
    [InlineData(MemoryModel.DotNet, "0,0 0,1 1,0 1,1")]
    public void CoyoteHasNoWeakMemory_HereStoresAreBuffered(MemoryModel model, string outcomes) =>
        Assert.Equal(outcomes, LitmusRun.Outcomes(nameof(LitmusPrograms.StoreBufferingVolatile), model));

    private void Check(string claim, string programs, bool correct, string? kind)
    {
        Assert.All(programs.Split(' '), name =>
        {
            CorpusProgram program = CorpusFixture.Programs.Single(p => p.Name == "Corpus." + name);
            Assert.True(program.IsCorrect == correct && program.Missing is null, $"{claim}: {name} is marked otherwise.");
            Assert.True(kind is null || program.Kinds.Contains(kind, StringComparer.Ordinal), $"{claim}: {name} does not expect {kind}.");
            corpus.Check(program.Name);
        });
    }
}
