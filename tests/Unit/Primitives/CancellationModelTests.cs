using System.Runtime.CompilerServices;
using Interleave.Primitives;
using Xunit;

namespace Unit.Primitives;

public sealed class CancellationModelTests
{
    [Fact]
    public void IsCancellationRequested_PolledInALoop_EndsWhenCancelled()
    {
        Explored.All(() =>
        {
            CancellationTokenSource source = CancellationTokenSourceModel.ctor();
            CancellationToken token = source.Token;
            Go.Parallel(
                () =>
                {
                    while (!CancellationTokenModel.get_IsCancellationRequested(ref token))
                    {
                        // Spins; the engine puts it behind the other thread.
                    }
                },
                () => CancellationTokenSourceModel.Cancel(source));
        }).IsClean().Are("done");
    }

    [Fact]
    public void Register_RacesWithCancel_CallbackRunsExactlyOnce()
    {
        Explored.All(() =>
        {
            CancellationTokenSource source = CancellationTokenSourceModel.ctor();
            CancellationToken token = source.Token;
            int calls = 0;
            Go.Parallel(
                () => CancellationTokenModel.Register(ref token, () => calls++),
                () => CancellationTokenSourceModel.Cancel(source));
            return $"{calls}";
        }).IsClean().Are("1");
    }

    [Fact]
    public void Dispose_WhileTheCallbackRunsElsewhere_WaitsForItsEnd()
    {
        Explored.All(() =>
        {
            CancellationTokenSource source = CancellationTokenSourceModel.ctor();
            CancellationToken token = source.Token;
            bool inside = false;
            bool overlap = false;
            ControlledCancellationTokenRegistration registration = CancellationTokenModel.Register(ref token, () =>
            {
                inside = true;
                ThreadModel.Yield();
                inside = false;
            });
            Go.Parallel(
                () => CancellationTokenSourceModel.Cancel(source),
                () =>
                {
                    registration.Dispose();
                    overlap = inside;
                });
            return $"{overlap}";
        }).IsClean().Are("False");
    }

    [Fact]
    public void Dispose_FromTheCallbackItself_DoesNotWait()
    {
        Explored.All(() =>
        {
            CancellationTokenSource source = CancellationTokenSourceModel.ctor();
            CancellationToken token = source.Token;
            ControlledCancellationTokenRegistration registration = default;
            registration = CancellationTokenModel.Register(ref token, () => registration.Dispose());
            CancellationTokenSourceModel.Cancel(source);
        }).IsClean().Are("done");
    }

    [Fact]
    public void Cancel_TwoCallbacksThrow_AggregatesInReverseOrder()
    {
        Explored.All(() =>
        {
            CancellationTokenSource source = CancellationTokenSourceModel.ctor();
            CancellationToken token = source.Token;
            CancellationTokenModel.Register(ref token, () => throw new FormatException());
            CancellationTokenModel.Register(ref token, () => throw new TimeoutException());
            AggregateException thrown = Assert.Throws<AggregateException>(() => CancellationTokenSourceModel.Cancel(source));
            return string.Join(" ", thrown.InnerExceptions.Select(e => e.GetType().Name));
        }).IsClean().Are("TimeoutException FormatException");
    }

    [Fact]
    public void CancelAsync_CallbacksRunLater_TokenIsCancelledAtOnce()
    {
        Explored.All(() =>
        {
            CancellationTokenSource source = CancellationTokenSourceModel.ctor();
            CancellationToken token = source.Token;
            var log = new List<string>();
            CancellationTokenModel.Register(ref token, () => log.Add("callback"));
            Task done = CancellationTokenSourceModel.CancelAsync(source);
            log.Add($"{token.IsCancellationRequested}");
            TaskModel.Wait(done);
            return string.Join(" ", log);
        }).IsClean().Are("True callback");
    }

    [Fact]
    public void CreateLinkedTokenSource_ParentCancelled_CancelsTheChild()
    {
        Explored.All(() =>
        {
            CancellationTokenSource parent = CancellationTokenSourceModel.ctor();
            CancellationTokenSource child = CancellationTokenSourceModel.CreateLinkedTokenSource(parent.Token, CancellationToken.None);
            CancellationTokenSourceModel.Cancel(parent);
            bool first = child.IsCancellationRequested;
            CancellationTokenSource unlinked = CancellationTokenSourceModel.CreateLinkedTokenSource(parent.Token);
            return $"{first} {unlinked.IsCancellationRequested}";
        }).IsClean().Are("True True");
    }

    [Fact]
    public void Dispose_LinkedSourceWhileParentCancels_NeverHangsForReal()
    {
        Explored.All(() =>
        {
            CancellationTokenSource parent = CancellationTokenSourceModel.ctor();
            CancellationTokenSource child = CancellationTokenSourceModel.CreateLinkedTokenSource(parent.Token);
            CancellationToken token = child.Token;
            CancellationTokenModel.Register(ref token, () => ThreadModel.Yield());
            Go.Parallel(() => CancellationTokenSourceModel.Cancel(parent), () => CancellationTokenSourceModel.Dispose(child));
        }).IsClean().Are("done");
    }

    [Fact]
    public void CancelAfter_AgainstShorterDelay_NeverWins()
    {
        Explored.Random(() =>
        {
            CancellationTokenSource source = CancellationTokenSourceModel.ctor(TimeSpan.FromSeconds(60));
            Task work = TaskModel.Delay(1, source.Token);
            TaskModel.Wait(work);
            return $"{work.Status}";
        }).IsClean().Are("RanToCompletion");
    }

    [Fact]
    public void Delay_InfiniteWithToken_EndsCancelled()
    {
        Explored.All(() =>
        {
            CancellationTokenSource source = CancellationTokenSourceModel.ctor();
            Task forever = TaskModel.Delay(-1, source.Token);
            Thread canceller = ThreadModel.ctor(() => CancellationTokenSourceModel.Cancel(source));
            ThreadModel.Start(canceller);
            string thrown = Observed.Of(() => TaskModel.Wait(forever, -1));
            ThreadModel.Join(canceller);
            return $"{thrown} {forever.Status}";
        }).IsClean().Are("AggregateException Canceled");
    }

    [Fact]
    public void Delay_InfiniteWithoutToken_IsADeadlock() => Explored.All(() => TaskModel.Wait(TaskModel.Delay(-1))).Are("Deadlock");

    [Fact]
    public void Run_TokenCancelledBeforeTheStart_NeverRunsTheBody()
    {
        Explored.All(() =>
        {
            CancellationTokenSource source = CancellationTokenSourceModel.ctor();
            bool ran = false;
            Task task = TaskModel.Run(() => { ran = true; }, source.Token);
            CancellationTokenSourceModel.Cancel(source);
            string thrown = Observed.Of(() => TaskModel.Wait(task, -1));
            return $"{ran} {task.Status} {thrown}";
        }).IsClean().Are("True RanToCompletion True", "False Canceled AggregateException");
    }

    [Fact]
    public void Run_BodyThrowsForItsOwnToken_IsCancelled()
    {
        Explored.All(() =>
        {
            CancellationTokenSource source = CancellationTokenSourceModel.ctor();
            CancellationToken token = source.Token;
            Task task = TaskModel.Run(
                () =>
                {
                    CancellationTokenSourceModel.Cancel(source);
                    CancellationTokenModel.ThrowIfCancellationRequested(ref token);
                },
                token);
            Assert.Throws<AggregateException>(() => TaskModel.Wait(task));
            return $"{task.Status}";
        }).IsClean().Are("Canceled");
    }

    [Fact]
    public void Await_CancelledThroughTheChain_KeepsTheToken()
    {
        Explored.All(() =>
        {
            CancellationTokenSource source = CancellationTokenSourceModel.ctor(5);
            Task outer = Outer();
            OperationCanceledException thrown = Assert.ThrowsAny<OperationCanceledException>(() => TaskModel.WaitForRoot(outer));
            return $"{outer.Status} {thrown.CancellationToken == source.Token}";

            [AsyncMethodBuilder(typeof(ControlledTaskMethodBuilder))]
            async Task Outer() => await Inner().M();

            [AsyncMethodBuilder(typeof(ControlledTaskMethodBuilder))]
            async Task Inner() => await TaskModel.Delay(1_000, source.Token).M();
        }).IsClean().Are("Canceled True");
    }
}
