using System.Globalization;
using System.Net;
using Benchmarks.Server;
using Hsm;
using Hsm.Abstractions;
using Spectre.Console;

namespace Benchmarks;

/// <summary>
/// What issue 9 asks to reach, over TCP loopback with 4 sessions. Request, peer echo of the same sizes and primitive take
/// turns; a ratio is that of one turn, and its median over the turns is told. Twice: of the time for one request at full
/// rate, and of the processor time of client and server, which other load on the machine changes less.
/// </summary>
internal static class TargetBenchmark
{
    private const int Sessions = 4;
    private const int Turns = 9;
    private static readonly TimeSpan s_each = TimeSpan.FromMilliseconds(150);

    /// <param name="works">Part of the names of the works to run; empty: all.</param>
    public static void Run(string works)
    {
        var table = new Table().AddColumns(
            "work", "platform as", "TCP /s", "echo /s", "primitive /s", "time : peer", "CPU us", "echo CPU us", "primitive CPU us", "CPU : peer", "CPU : echo that calls it", "target");
        foreach (TargetWork target in TargetWork.All.Where(one => one.Work.Name.Contains(works, StringComparison.OrdinalIgnoreCase)))
        {
            foreach (CallerAdmission admission in new[] { CallerAdmission.Any, CallerAdmission.One })
            {
                Row(table, target, admission);
            }
        }

        AnsiConsole.Write(table);
    }

    private static void Row(Table table, TargetWork target, CallerAdmission admission)
    {
        using HsmServer server = ServerBenchmark.Open("monitor", new ThreadPerSessionScheduling(), admission);
        using var sockets = new SocketServer(server, new SocketServerOptions());
        ListenAddress address = sockets.Listen(new ListenAddress(new IPEndPoint(IPAddress.Loopback, 0)));
        RawExchange[] clients = [.. Enumerable.Range(0, Sessions).Select(_ => new RawExchange(address.EndPoint))];
        for (int i = 0; i < Sessions; i++)
        {
            clients[i].Ask(new InitRequest((uint)i + 1));
            Array.ForEach(target.Work.Setup(i), clients[i].Ask);
            clients[i].Prepare(target.Work.Cycle(i)).Ask();
        }

        using var echo = new BareEcho(clients[0].AnswerLengthBytes);
        using var calling = new BareEcho(clients[0].AnswerLengthBytes, target.Primitive);
        RawExchange[] bare = Connect(echo, target);
        RawExchange[] busy = Connect(calling, target);
        Action[] direct = target.Primitive is { } make ? [.. Enumerable.Range(0, Sessions).Select(_ => make())] : [];
        var turns = new Turn[Turns];
        for (int turn = 0; turn < Turns; turn++)
        {
            Figures? primitive = direct.Length > 0 ? Figures.Measure(direct, s_each) : null;
            turns[turn] = new Turn(ServerBenchmark.Measure(clients), ServerBenchmark.Measure(bare), primitive, target.CountsExchange)
            {
                Calling = ServerBenchmark.Measure(busy),
            };
        }

        Array.ForEach([.. bare, .. busy], static client => client.Dispose());
        Array.ForEach(clients, static client => client.Dispose());
        table.AddRow(
            target.Work.Name,
            admission == CallerAdmission.Any ? "library" : "device",
            Median(turns, static turn => turn.Served.PerSecond, "N0"),
            Median(turns, static turn => turn.Echo.PerSecond, "N0"),
            direct.Length > 0 ? Median(turns, static turn => turn.Primitive!.PerSecond, "N0") : "",
            Median(turns, static turn => turn.TimeRatio, "F2"),
            Median(turns, static turn => turn.Served.Processor.TotalMicroseconds, "F1"),
            Median(turns, static turn => turn.Echo.Processor.TotalMicroseconds, "F1"),
            direct.Length > 0 ? Median(turns, static turn => turn.Primitive!.Processor.TotalMicroseconds, "F1") : "",
            Median(turns, static turn => turn.ProcessorRatio, "F2"),
            Median(turns, static turn => turn.Served.Processor / turn.Calling.Processor, "F2"),
            target.Target);
    }

    private static RawExchange[] Connect(BareEcho echo, TargetWork target) =>
        [.. Enumerable.Range(0, Sessions).Select(i => new RawExchange(echo.EndPoint).Prepare(target.Work.Cycle(i)))];

    private static string Median(Turn[] turns, Func<Turn, double> figure, string format) =>
        turns.Select(figure).Order().ElementAt(turns.Length / 2).ToString(format, CultureInfo.InvariantCulture);

    private sealed record Turn(Figures Served, Figures Echo, Figures? Primitive, bool CountsExchange)
    {
        // The echo that calls the primitive between receiving and sending.
        public required Figures Calling { get; init; }

        public double TimeRatio => (1 / Served.PerSecond) / Peer(static figures => 1 / figures.PerSecond);

        public double ProcessorRatio => Served.Processor.TotalSeconds / Peer(static figures => figures.Processor.TotalSeconds);

        private double Peer(Func<Figures, double> cost) =>
            (CountsExchange ? cost(Echo) : 0) + (Primitive is null ? 0 : cost(Primitive));
    }
}
