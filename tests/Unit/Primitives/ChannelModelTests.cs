using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Interleave;
using Interleave.Primitives;
using Interleave.Runtime;
using Xunit;

namespace Unit.Primitives;

public sealed class ChannelModelTests
{
    [Fact]
    public void ReadAsync_OneProducerOneConsumer_GetsAllInOrder() =>
        Explored.All(() =>
        {
            Channel<int> channel = ChannelModel.CreateBounded<int>(1);
            string seen = "";
            Task consumer = Consume();
            TaskModel.Wait(Produce(channel.Writer));
            TaskModel.Wait(consumer);
            return seen;

            [AsyncMethodBuilder(typeof(ControlledTaskMethodBuilder))]
            static async Task Produce(ChannelWriter<int> writer)
            {
                for (int i = 1; i <= 2; i++)
                {
                    await ChannelWriterModel<int>.WriteAsync(writer, i, default).M();
                }

                ChannelWriterModel<int>.Complete(writer, null);
            }

            [AsyncMethodBuilder(typeof(ControlledTaskMethodBuilder))]
            async Task Consume()
            {
                IAsyncEnumerator<int> all = ChannelReaderModel<int>.ReadAllAsync(channel.Reader, default).GetAsyncEnumerator();
                while (await all.MoveNextAsync().M())
                {
                    seen += all.Current;
                }

                await all.DisposeAsync().M();
            }
        }).IsClean().Are("12");

    [Fact]
    public void ReadAsync_NobodyCompletes_IsADeadlockThatNamesTheChannel()
    {
        FindingDraft finding = Explored.All(() =>
        {
            Channel<string> channel = ChannelModel.CreateUnbounded<string>();
            ChannelWriterModel<string>.TryWrite(channel.Writer, "one");
            TaskModel.Wait(Consume(channel.Reader));
        }).Has(FindingKind.Deadlock);
        Assert.Contains("ChannelReader.WaitToReadAsync of Channel<String>", string.Join('\n', finding.Details), StringComparison.Ordinal);

        [AsyncMethodBuilder(typeof(ControlledTaskMethodBuilder))]
        static async Task Consume(ChannelReader<string> reader)
        {
            IAsyncEnumerator<string> all = ChannelReaderModel<string>.ReadAllAsync(reader, default).GetAsyncEnumerator();
            while (await all.MoveNextAsync().M())
            {
                Assert.Equal("one", all.Current);
            }
        }
    }

    [Fact]
    public void WriteAsync_FullAndNobodyReads_IsADeadlock() =>
        Explored.All(() =>
        {
            Channel<int> channel = ChannelModel.CreateBounded<int>(1);
            ChannelWriterModel<int>.TryWrite(channel.Writer, 1);
            TaskModel.Wait(ChannelWriterModel<int>.WriteAsync(channel.Writer, 2, default).AsTask());
        }).Has(FindingKind.Deadlock);

    [Fact]
    public void ReadAsync_TwoReaders_EitherGetsTheItem() =>
        Explored.All(() =>
        {
            Channel<int> channel = ChannelModel.CreateUnbounded<int>();
            Task<int>? first = null;
            Task<int>? second = null;
            Go.Parallel(
                () => first = ChannelReaderModel<int>.ReadAsync(channel.Reader, default).AsTask(),
                () => second = ChannelReaderModel<int>.ReadAsync(channel.Reader, default).AsTask(),
                () => ChannelWriterModel<int>.TryWrite(channel.Writer, 5));
            return $"{first!.IsCompleted} {second!.IsCompleted}";
        }).IsClean().Are("True False", "False True");

    [Fact]
    public void ReadAsync_CancelAgainstWrite_NothingIsLost() =>
        Explored.All(() =>
        {
            Channel<int> channel = ChannelModel.CreateUnbounded<int>();
            CancellationTokenSource source = CancellationTokenSourceModel.ctor();
            Task<int> read = ChannelReaderModel<int>.ReadAsync(channel.Reader, source.Token).AsTask();
            Go.Parallel(
                () => CancellationTokenSourceModel.Cancel(source),
                () => ChannelWriterModel<int>.TryWrite(channel.Writer, 5));
            bool left = ChannelReaderModel<int>.TryRead(channel.Reader, out int item);
            return $"{read.Status} {left} {(left ? item : read.Result)}";
        }).IsClean().Are("RanToCompletion False 5", "Canceled True 5");

    [Fact]
    public void ReadAsync_ContinuationIsQueued_UnlessSynchronousOnesAreAllowed()
    {
        Assert.Equal(["False"], Inside(synchronous: false, cancellable: false));
        Assert.Equal(["True"], Inside(synchronous: true, cancellable: false));
        Assert.Equal(["False"], Inside(synchronous: true, cancellable: true));

        static IReadOnlyCollection<string> Inside(bool synchronous, bool cancellable) => Explored.All(() =>
        {
            Channel<int> channel = ChannelModel.CreateUnbounded<int>(new UnboundedChannelOptions { AllowSynchronousContinuations = synchronous });
            CancellationToken token = cancellable ? CancellationTokenSourceModel.ctor().Token : default;
            LogicalThread? writer = LogicalThread.Current;
            bool inside = false;
            Task reader = Read();
            ChannelWriterModel<int>.TryWrite(channel.Writer, 1);
            TaskModel.Wait(reader);
            return $"{inside}";

            [AsyncMethodBuilder(typeof(ControlledTaskMethodBuilder))]
            async Task Read()
            {
                await ChannelReaderModel<int>.ReadAsync(channel.Reader, token).M();
                inside = ReferenceEquals(LogicalThread.Current, writer);
            }
        }).IsClean().Outcomes;
    }

    [Fact]
    public void TryComplete_CompletionTask_ComesAfterTheClosing() =>
        Explored.All(() =>
        {
            Channel<int> channel = ChannelModel.CreateUnbounded<int>();
            string seen = "";
            Go.Parallel(
                () => ChannelWriterModel<int>.TryComplete(channel.Writer, null),
                () =>
                {
                    if (!ChannelWriterModel<int>.TryWrite(channel.Writer, 1))
                    {
                        seen = $"{TaskModel.get_IsCompleted(channel.Reader.Completion)}";
                    }
                });
            return seen;
        }).IsClean().Are("", "True", "False");

    [Fact]
    public void ItemDropped_RunsUnderControl() =>
        Explored.All(() =>
        {
            int dropped = 0;
            Channel<int> channel = ChannelModel.CreateBounded<int>(
                new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest },
                _ =>
                {
                    int read = dropped;
                    ThreadModel.Yield();
                    dropped = read + 1;
                });
            ChannelWriterModel<int>.TryWrite(channel.Writer, 0);
            Go.Parallel(() => ChannelWriterModel<int>.TryWrite(channel.Writer, 1), () => ChannelWriterModel<int>.TryWrite(channel.Writer, 2));
            return $"{dropped}";
        }).IsClean().Are("1", "2");

    [Fact]
    public void ReadAsync_SecondPendingReadOfASingleReader_CancelsTheFirst() =>
        Explored.All(() =>
        {
            Channel<int> channel = ChannelModel.CreateUnbounded<int>(new UnboundedChannelOptions { SingleReader = true });
            Task<int> first = ChannelReaderModel<int>.ReadAsync(channel.Reader, default).AsTask();
            Task<int> second = ChannelReaderModel<int>.ReadAsync(channel.Reader, default).AsTask();
            ChannelWriterModel<int>.TryWrite(channel.Writer, 1);
            return $"{first.Status} {second.Status}";
        }).IsClean().Are("Canceled RanToCompletion");

    [Fact]
    public void Reader_OfTheProgramsOwn_UsesTheModelledDefaults() =>
        Explored.All(() =>
        {
            Channel<int> inner = ChannelModel.CreateUnbounded<int>();
            var reader = new Doubling(inner.Reader);
            Task<int> read = ChannelReaderModel<int>.ReadAsync(reader, default).AsTask();
            Go.Parallel(() => ChannelWriterModel<int>.TryWrite(inner.Writer, 4), () => ChannelWriterModel<int>.TryComplete(inner.Writer, null));
            return Observed.Of(() => TaskModel<int>.get_Result(read));
        }).IsClean().Are("8", "AggregateException");

    private sealed class Doubling(ChannelReader<int> inner) : ChannelReader<int>
    {
        public override bool TryRead(out int item)
        {
            bool read = ChannelReaderModel<int>.TryRead(inner, out item);
            item *= 2;
            return read;
        }

        public override ValueTask<bool> WaitToReadAsync(CancellationToken cancellationToken = default) =>
            ChannelReaderModel<int>.WaitToReadAsync(inner, cancellationToken);
    }
}
