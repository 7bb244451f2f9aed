using System.Threading.Channels;
using Interleave.Primitives;
using Xunit;

namespace Unit.Primitives;

/// <summary>The controlled channels against the framework's: what one thread alone sees is the same, call by call.</summary>
public sealed class ChannelSequenceTests
{
    public static TheoryData<string> Kinds => ["unbounded", "single reader", "bounded", "drop write", "drop newest", "drop oldest", "rendezvous", "rendezvous drop", "prioritized"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Calls_RandomSequences_AnswerLikeTheRealChannel(string kind)
    {
        for (int seed = 0; seed < 120; seed++)
        {
            string real = Sequence(kind, seed);
            Explored.All(() => Sequence(kind, seed)).IsClean().Are(real);
        }
    }

    private static Channel<int> Create(string kind, List<int> dropped)
    {
        static BoundedChannelOptions Bound(int capacity, BoundedChannelFullMode mode) => new(capacity) { FullMode = mode };
        return kind switch
        {
            "unbounded" => ChannelModel.CreateUnbounded<int>(),
            "single reader" => ChannelModel.CreateUnbounded<int>(new UnboundedChannelOptions { SingleReader = true }),
            "prioritized" => ChannelModel.CreateUnboundedPrioritized<int>(),
            "bounded" => ChannelModel.CreateBounded<int>(2),
            "rendezvous" => ChannelModel.CreateBounded<int>(0),
            "rendezvous drop" => ChannelModel.CreateBounded<int>(Bound(0, BoundedChannelFullMode.DropWrite), dropped.Add),
            "drop write" => ChannelModel.CreateBounded<int>(Bound(2, BoundedChannelFullMode.DropWrite), dropped.Add),
            "drop newest" => ChannelModel.CreateBounded<int>(Bound(2, BoundedChannelFullMode.DropNewest), dropped.Add),
            _ => ChannelModel.CreateBounded<int>(Bound(2, BoundedChannelFullMode.DropOldest), dropped.Add),
        };
    }

    private static string Sequence(string kind, int seed)
    {
        var random = new Random(seed);
        var dropped = new List<int>();
        Channel<int> channel = Create(kind, dropped);
        var pending = new List<Func<string>>();
        var log = new System.Text.StringBuilder();
        var source = new CancellationTokenSource();
        for (int i = 0; i < 20; i++)
        {
            // Once completed, a dropping channel of capacity 0 says that it took what it drops (.NET 10.0.12); the model says no, as documented.
            int call = random.Next(kind == "rendezvous drop" ? 21 : 24);
            int value = random.Next(10);
            log.Append(call).Append(':').Append(Observed.Of(() => Call(channel, (call, value), pending, source))).Append(' ');
        }

        return log.Append(string.Join(',', dropped)).Append(' ').AppendJoin(',', pending.Select(p => p())).Append(channel.Reader.Completion.Status).ToString();
    }

    private static object? Call(Channel<int> channel, (int Call, int Value) step, List<Func<string>> pending, CancellationTokenSource source)
    {
        (ChannelReader<int> reader, ChannelWriter<int> writer) = (channel.Reader, channel.Writer);
        switch (step.Call)
        {
            case < 4:
                return ChannelWriterModel<int>.TryWrite(writer, step.Value);
            case < 7:
                return Later(pending, ChannelWriterModel<int>.WriteAsync(writer, step.Value, default));
            case < 10:
                return $"{ChannelReaderModel<int>.TryRead(reader, out int read)} {read}";
            case < 12:
                return Later(pending, ChannelReaderModel<int>.ReadAsync(reader, default));
            case 12:
                return $"{ChannelReaderModel<int>.TryPeek(reader, out int peeked)} {peeked}";
            case 13:
                return Later(pending, ChannelReaderModel<int>.WaitToReadAsync(reader, default));
            case 14:
                return Later(pending, ChannelWriterModel<int>.WaitToWriteAsync(writer, default));
            case 15:
                return ChannelReaderModel<int>.get_Count(reader);
            case 16:
                return $"{ChannelReaderModel<int>.get_CanCount(reader)} {ChannelReaderModel<int>.get_CanPeek(reader)}";
            case 17 or 18:
                return string.Concat(pending.Select(p => p() == "pending" ? '0' : '1'));
            case 19:
                return Later(pending, ChannelReaderModel<int>.ReadAsync(reader, source.Token));
            case 20:
                return Later(pending, ChannelWriterModel<int>.WriteAsync(writer, step.Value, new CancellationToken(canceled: true)));
            case 21 when step.Value < 3:
                return ChannelWriterModel<int>.TryComplete(writer, null);
            case 21 when step.Value < 5:
                ChannelWriterModel<int>.Complete(writer, new FormatException());
                return null;
            case 21 when step.Value == 5:
                return ChannelWriterModel<int>.TryComplete(writer, new OperationCanceledException());
            default:
                return channel.Reader.Completion.IsCompleted;
        }
    }

    // The value tasks themselves: a task made from one completes a while after it. Each result is asked for once.
    private static bool Later(List<Func<string>> pending, ValueTask call)
    {
        string? seen = null;
        pending.Add(() => (seen ??= call.IsCompleted ? Observed.Of(() => Ended(call)) : null) ?? "pending");
        return call.IsCompleted;
    }

    private static object? Ended(ValueTask call)
    {
        call.GetAwaiter().GetResult();
        return null;
    }

    private static bool Later<T>(List<Func<string>> pending, ValueTask<T> call)
    {
        string? seen = null;
        pending.Add(() => (seen ??= call.IsCompleted ? Observed.Of(() => call.GetAwaiter().GetResult()) : null) ?? "pending");
        return call.IsCompleted;
    }
}
