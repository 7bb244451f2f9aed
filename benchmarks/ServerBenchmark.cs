using System.Globalization;
using System.Net;
using Benchmarks.Server;
using Hsm;
using Hsm.Abstractions;
using Hsm.Exploration;

namespace Benchmarks;

/// <summary>
/// Requests a second of the server, in memory and over TCP, beside a bare blocking-socket echo of the same sizes in the
/// same run. The two take turns, the best turn of each is told, and their ratio is what counts: this machine is noisy.
/// </summary>
internal static class ServerBenchmark
{
    private const int Turns = 3;
    private static readonly TimeSpan s_each = TimeSpan.FromMilliseconds(100);

    /// <param name="works">Part of the names of the works to run; empty: all.</param>
    public static void Run(string works)
    {
        var rows = new Rows().AddColumns(
            "work", "sessions", "locks, granularity, scheduling      ", "memory /s", "p50 µs", "p99 µs", "TCP /s", "p50 µs", "p99 µs", "bare echo /s", "TCP : bare");
        foreach (ServerWork work in Wanted([.. ServerWork.All], works))
        {
            foreach (int sessions in new[] { 1, 2, 4, 8 })
            {
                Row(rows, work, sessions, new ServerChoice());
            }
        }

        foreach (ServerWork work in Wanted([ServerWork.Counter, ServerWork.Gcm], works))
        {
            foreach (LockChoice locks in LockChoice.All.Where(static one => one.Create().MaxServerThreads > 1))
            {
                foreach (LockGranularity granularity in Enum.GetValues<LockGranularity>())
                {
                    Row(rows, work, 4, new ServerChoice { Locks = locks.Name, Granularity = granularity });
                }
            }
        }

        foreach (ServerWork work in Wanted([ServerWork.Echo], works))
        {
            foreach (SchedulingChoice scheduling in SchedulingChoice.All)
            {
                Row(rows, work, 4, new ServerChoice { Scheduling = scheduling.Create });
            }
        }

        foreach (ServerWork work in Wanted([ServerWork.Counter, ServerWork.NvmAdd], works))
        {
            Stored(rows, work, 1);
            Stored(rows, work, 4);
        }
    }

    private static IEnumerable<ServerWork> Wanted(ServerWork[] some, string works) =>
        some.Where(one => one.Name.Contains(works, StringComparison.OrdinalIgnoreCase));

    // The file store apart: each change is on disk before it is answered.
    private static void Stored(Rows rows, ServerWork work, int sessions)
    {
        DirectoryInfo directory = Directory.CreateTempSubdirectory("hsm-bench");
        try
        {
            Row(rows, work, sessions, new ServerChoice { Directory = directory.FullName });
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static void Row(Rows rows, ServerWork work, int sessions, ServerChoice choice)
    {
        Figures memory = InMemory(work, sessions, choice);
        HsmServer server = choice.Open(out IDisposable? flash);
        Figures served;
        Figures floor;
        using (flash)
        using (server)
        {
            using var sockets = new SocketServer(server, new SocketServerOptions());
            RawExchange[] clients = Connect(sockets, work, sessions);
            using var echo = new BareEcho(clients[0].AnswerLengthBytes);
            RawExchange[] bare = [.. Enumerable.Range(0, sessions).Select(i => new RawExchange(echo.EndPoint).Prepare(work.Cycle(i)))];
            Measure(clients, s_each);
            floor = Measure(bare, s_each);
            served = Measure(clients, s_each);
            for (int turn = 1; turn < Turns; turn++)
            {
                floor = floor.OrBetter(Measure(bare, s_each));
                served = served.OrBetter(Measure(clients, s_each));
            }

            Array.ForEach([.. bare, .. clients], static client => client.Dispose());
        }

        rows.AddRow(
            work.Name,
            Number(sessions),
            choice.Name,
            Number(memory.PerSecond / work.RequestsEach),
            Microseconds(memory.Median),
            Microseconds(memory.NinetyNinth),
            Number(served.PerSecond / work.RequestsEach),
            Microseconds(served.Median),
            Microseconds(served.NinetyNinth),
            Number(floor.PerSecond / work.RequestsEach),
            (served.PerSecond / floor.PerSecond).ToString("F2", CultureInfo.InvariantCulture));
    }

    /// <summary>Connects sessions that have asked for a work once.</summary>
    internal static RawExchange[] Connect(SocketServer sockets, ServerWork work, int sessions)
    {
        ListenAddress address = sockets.Listen(new ListenAddress(new IPEndPoint(IPAddress.Loopback, 0)));
        RawExchange[] clients = [.. Enumerable.Range(0, sessions).Select(_ => new RawExchange(address.EndPoint))];
        for (int i = 0; i < sessions; i++)
        {
            clients[i].Ask(new InitRequest((uint)i + 1));
            Array.ForEach(work.Setup(i), clients[i].Ask);
            clients[i].Prepare(work.Cycle(i)).Ask();
        }

        return clients;
    }

    internal static Figures Measure(RawExchange[] clients, TimeSpan duration) =>
        Figures.Measure([.. clients.Select(static client => (Action)client.Ask)], duration);

    private static Figures InMemory(ServerWork work, int sessions, ServerChoice choice)
    {
        HsmServer server = choice.Open(out IDisposable? flash);
        using IDisposable? last = flash;
        using HsmServer opened = server;
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

    private static string Number(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Microseconds(TimeSpan time) => time.TotalMicroseconds.ToString("F1", CultureInfo.InvariantCulture);
}
