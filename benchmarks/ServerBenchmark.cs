using System.Globalization;
using Benchmarks.Server;
using Hsm;
using Hsm.Abstractions;
using Hsm.Exploration;
using Hsm.Models.Environment;
using Spectre.Console;

namespace Benchmarks;

/// <summary>
/// Requests a second of the server, in memory and over TCP, beside a bare blocking-socket echo of the same sizes in the
/// same run. The two take turns, the best turn of each is told, and their ratio is what counts: this machine is noisy.
/// </summary>
internal static class ServerBenchmark
{
    private const int Turns = 5;
    private static readonly TimeSpan s_each = TimeSpan.FromMilliseconds(150);

    public static void Run()
    {
        var table = new Table();
        table.AddColumns("work", "sessions", "locks", "scheduling", "in memory /s", "TCP /s", "p50 µs", "p99 µs", "bare echo /s", "ratio");
        foreach (ServerWork work in ServerWork.All)
        {
            foreach (int sessions in new[] { 1, 2, 4, 8 })
            {
                Row(table, work, sessions, "monitor", static () => new ThreadPerSessionScheduling());
            }
        }

        foreach (LockChoice locks in LockChoice.All.Where(static one => one.Create().MaxServerThreads > 1))
        {
            Row(table, ServerWork.All[2], 4, locks.Name, static () => new ThreadPerSessionScheduling());
        }

        foreach (SchedulingChoice scheduling in SchedulingChoice.All)
        {
            Row(table, ServerWork.All[0], 4, "monitor", scheduling.Create);
        }

        AnsiConsole.Write(table);
    }

    private static void Row(Table table, ServerWork work, int sessions, string locks, Func<IServerScheduling> scheduling)
    {
        double memory = InMemory(work, sessions, locks, scheduling()).PerSecond;
        using HsmServer server = Open(locks, scheduling());
        using var sockets = new SocketServer(server, new SocketServerOptions());
        ListenAddress address = ListenAddress.TryParse("tcp:127.0.0.1:0", out ListenAddress? anywhere)
            ? sockets.Listen(anywhere!)
            : throw new InvalidOperationException("The loopback address is not understood.");
        RawExchange[] clients = [.. Enumerable.Range(0, sessions).Select(_ => new RawExchange(address.EndPoint))];
        for (int i = 0; i < sessions; i++)
        {
            clients[i].Ask(new InitRequest((uint)i + 1));
            Array.ForEach(work.Setup(i), clients[i].Ask);
            clients[i].Prepare(work.Cycle(i)).Ask();
        }

        using var echo = new BareEcho(clients[0].AnswerLengthBytes);
        RawExchange[] bare = [.. Enumerable.Range(0, sessions).Select(i => new RawExchange(echo.EndPoint).Prepare(work.Cycle(i)))];
        Figures floor = Measure(bare);
        Figures served = Measure(clients);
        for (int turn = 1; turn < Turns; turn++)
        {
            floor = floor.OrBetter(Measure(bare));
            served = served.OrBetter(Measure(clients));
        }

        Array.ForEach(bare, static client => client.Dispose());
        Array.ForEach(clients, static client => client.Dispose());
        table.AddRow(
            work.Name,
            Number(sessions),
            locks,
            scheduling().Name,
            Number(memory / work.RequestsEach),
            Number(served.PerSecond / work.RequestsEach),
            served.Median.TotalMicroseconds.ToString("F1", CultureInfo.InvariantCulture),
            served.NinetyNinth.TotalMicroseconds.ToString("F1", CultureInfo.InvariantCulture),
            Number(floor.PerSecond / work.RequestsEach),
            (served.PerSecond / floor.PerSecond).ToString("F2", CultureInfo.InvariantCulture));
    }

    internal static Figures Measure(RawExchange[] clients) =>
        Figures.Measure([.. clients.Select(static client => (Action)client.Ask)], s_each);

    private static Figures InMemory(ServerWork work, int sessions, string locks, IServerScheduling scheduling)
    {
        using HsmServer server = Open(locks, scheduling);
        var asks = new Action[sessions];
        for (int i = 0; i < sessions; i++)
        {
            ClientContext client = server.Connect();
            client.Send(new InitRequest((uint)i + 1));
            Array.ForEach(work.Setup(i), request => client.Send(request));
            HsmRequest[] cycle = work.Cycle(i);
            int next = 0;
            asks[i] = () =>
            {
                client.Send(cycle[next]);
                next = (next + 1) % cycle.Length;
            };
        }

        return Figures.Measure(asks, s_each);
    }

    internal static HsmServer Open(string locks, IServerScheduling scheduling, CallerAdmission admission = CallerAdmission.Any)
    {
        var options = new HsmServerOptions
        {
            Flash = new FlashModel(FileFlash.DefaultGeometry),
            Locks = LockChoice.All.First(one => one.Name == locks).Create(),
            Crypto = [new SystemAccelerator(admission), new SoftwareCrypto()],
            ChecksInvariants = false,
        };
        HsmStatus status = HsmServer.Open(options, out HsmServer? server);
        if (server is null)
        {
            throw new InvalidOperationException($"The server did not open: {status}.");
        }

        server.Start(scheduling);
        return server;
    }

    private static string Number(double value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
