using System.Globalization;
using Benchmarks.Server;
using Hsm;

namespace Benchmarks;

/// <summary>
/// What issue 9 asks to reach, over TCP loopback with 4 sessions. Request, peer echo of the same sizes and primitive take
/// turns; a ratio is that of one turn, and its median over the turns is told. Twice: of the time for one request at full
/// rate, and of the processor time of client and server, which other load on the machine changes less. Of the times, that
/// of the best turns is told too: a virtual machine may put all threads on one of its processors for a turn, of whomever.
/// </summary>
/// <remarks>
/// A library's peer calls the primitive from as many threads as there are sessions; so does a device's, but one at a time,
/// for that is what a device is.
/// </remarks>
internal static class TargetBenchmark
{
    private const int Sessions = 4;
    private const int Turns = 7;
    private static readonly TimeSpan s_each = TimeSpan.FromMilliseconds(150);

    // Compiled to the end, before anything counts: tiers take more than a second under load.
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(1.5);

    /// <param name="works">Part of the names of the works to run; empty: all.</param>
    public static void Run(string works)
    {
        var rows = new Rows().AddColumns(
            "work", "platform as", "TCP /s", "echo /s", "primitive /s", "time : peer", "of the best", "time : echo that calls it",
            "CPU µs", "echo CPU µs", "primitive CPU µs", "CPU : peer", "CPU : echo that calls it", "target");
        foreach (TargetWork target in TargetWork.All.Where(one => one.Work.Name.Contains(works, StringComparison.OrdinalIgnoreCase)))
        {
            foreach (CallerAdmission admission in new[] { CallerAdmission.Any, CallerAdmission.One })
            {
                Row(rows, target, admission);
            }
        }
    }

    private static void Row(Rows rows, TargetWork target, CallerAdmission admission)
    {
        using HsmServer server = new ServerChoice { Admission = admission }.Open(out _);
        using var sockets = new SocketServer(server, new SocketServerOptions());
        RawExchange[] clients = ServerBenchmark.Connect(sockets, target.Work, Sessions);
        using var echo = new BareEcho(clients[0].AnswerLengthBytes);
        using var calling = new BareEcho(clients[0].AnswerLengthBytes, target.Primitive);
        RawExchange[] bare = Connect(echo, target);
        RawExchange[] busy = Connect(calling, target);
        Action[] direct = target.Primitive is null ? [] : Direct(target.Primitive, admission);
        ServerBenchmark.Measure(clients, s_warmUp);
        ServerBenchmark.Measure(bare, s_each);
        ServerBenchmark.Measure(busy, s_each);
        var turns = new Turn[Turns];
        for (int turn = 0; turn < Turns; turn++)
        {
            Figures? primitive = direct.Length > 0 ? Figures.Measure(direct, s_each) : null;
            turns[turn] = new Turn(ServerBenchmark.Measure(clients, s_each), ServerBenchmark.Measure(bare, s_each), primitive, target.CountsExchange)
            {
                Calling = ServerBenchmark.Measure(busy, s_each),
            };
        }

        Array.ForEach([.. bare, .. busy, .. clients], static client => client.Dispose());
        rows.AddRow(
            target.Work.Name,
            admission == CallerAdmission.Any ? "library" : "device",
            Median(turns, static turn => turn.Served.PerSecond, "N0"),
            Median(turns, static turn => turn.Echo.PerSecond, "N0"),
            direct.Length > 0 ? Median(turns, static turn => turn.Primitive!.PerSecond, "N0") : "",
            Median(turns, static turn => turn.TimeRatio, "F2"),
            BestRatio(turns),
            Median(turns, static turn => turn.Calling.PerSecond / turn.Served.PerSecond, "F2"),
            Median(turns, static turn => turn.Served.Processor.TotalMicroseconds, "F1"),
            Median(turns, static turn => turn.Echo.Processor.TotalMicroseconds, "F1"),
            direct.Length > 0 ? Median(turns, static turn => turn.Primitive!.Processor.TotalMicroseconds, "F1") : "",
            Median(turns, static turn => turn.ProcessorRatio, "F2"),
            Median(turns, static turn => turn.Served.Processor / turn.Calling.Processor, "F2"),
            target.Target);
    }

    private static Action[] Direct(Func<Action> make, CallerAdmission admission)
    {
        Action[] each = [.. Enumerable.Range(0, Sessions).Select(_ => make())];
        if (admission == CallerAdmission.Any)
        {
            return each;
        }

        object device = new();
        return [.. each.Select(one => (Action)(() =>
        {
            lock (device)
            {
                one();
            }
        }))];
    }

    private static RawExchange[] Connect(BareEcho echo, TargetWork target) =>
        [.. Enumerable.Range(0, Sessions).Select(i => new RawExchange(echo.EndPoint).Prepare(target.Work.Cycle(i)))];

    private static string Median(Turn[] turns, Func<Turn, double> figure, string format) =>
        turns.Select(figure).Order().ElementAt(turns.Length / 2).ToString(format, CultureInfo.InvariantCulture);

    private static string BestRatio(Turn[] turns) => Turn.RatioOf(
        turns[0].CountsExchange,
        turns.Max(static turn => turn.Served.PerSecond),
        turns.Max(static turn => turn.Echo.PerSecond),
        turns.Max(static turn => turn.Primitive?.PerSecond)).ToString("F2", CultureInfo.InvariantCulture);

    private sealed record Turn(Figures Served, Figures Echo, Figures? Primitive, bool CountsExchange)
    {
        // The echo that calls the primitive between receiving and sending.
        public required Figures Calling { get; init; }

        public double TimeRatio => RatioOf(CountsExchange, Served.PerSecond, Echo.PerSecond, Primitive?.PerSecond);

        public double ProcessorRatio => Served.Processor.TotalSeconds / Peer(static figures => figures.Processor.TotalSeconds);

        public static double RatioOf(bool countsExchange, double served, double echo, double? primitive) =>
            1 / served / ((countsExchange ? 1 / echo : 0) + (1 / primitive ?? 0));

        private double Peer(Func<Figures, double> cost) =>
            (CountsExchange ? cost(Echo) : 0) + (Primitive is null ? 0 : cost(Primitive));
    }
}
