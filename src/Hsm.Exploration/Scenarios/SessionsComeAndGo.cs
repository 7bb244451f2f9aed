using Hsm.Abstractions;
using Hsm.Models.Environment;
using Hsm.Models.Specification;
using Linearizability;
using Linearizability.Rendering;

namespace Hsm.Exploration;

/// <summary>
/// Two clients open a session each while the scheduling runs, count, and go: one by CLOSE, the other by hanging up after
/// it. Telling: each is served, slots come free, and the server ends with no session and no thread left.
/// </summary>
internal sealed class SessionsComeAndGo : Scenario
{
    private static readonly CounterId s_counter = new(1);

    /// <inheritdoc/>
    public override string Name => "sessions-come-and-go";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Configurations { get; } =
    [
        .. from scheduling in SchedulingChoice.All
           from transport in TransportChoice.All
           select scheduling.Name + "/" + transport.Name,
    ];

    /// <inheritdoc/>
    public override int ThreadCount => 2;

    /// <inheritdoc/>
    public override void Run(string configuration, Mutant mutant)
    {
        RequireConfiguration(configuration);
        var names = configuration.Split('/');
        var scheduling = mutant.Scheduling?.Invoke() ?? SchedulingChoice.All.First(one => one.Name == names[0]).Create();
        var transport = TransportChoice.All.First(one => one.Name == names[1]);
        var recorder = new HistoryRecorder<HsmCall, HsmResponse>();
        var server = Open(mutant);
        using (server)
        {
            server.Start(scheduling);
            var threads = new Thread[ThreadCount];
            for (var i = 0; i < threads.Length; i++)
            {
                var number = i;
                threads[i] = new Thread(() => ComeAndGo(server, transport, recorder, number)) { Name = $"client {i}", IsBackground = true };
                threads[i].Start();
            }

            foreach (var thread in threads)
            {
                thread.Join();
            }
        }

        if (server.Sessions.Count != 0)
        {
            throw new HsmInvariantException("No session is left once the server has ended.");
        }

        Check(recorder.ToHistory(), server.Info);
    }

    private static HsmServer Open(Mutant mutant)
    {
        var status = HsmServer.Open(
            new HsmServerOptions
            {
                Flash = new FlashModel(new FlashGeometry(PartitionSizeBytes: 512, ProgramUnitBytes: 32)),
                Locks = new SystemLockProvider(),
                Crypto = [new SoftwareCryptoModel()],
                Random = new SeededRandomGenerators(seed: 0),
                ChecksInvariants = true,
                MaxSessions = 2,
                Components = mutant.Server(ServerComponents.Default),
            },
            out var server);
        return server ?? throw new InvalidOperationException($"The server did not open on a blank flash: {status}.");
    }

    private static void ComeAndGo(
        HsmServer server, TransportChoice transport, HistoryRecorder<HsmCall, HsmResponse> recorder, int number)
    {
        var (client, session) = transport.Create();
        server.OpenSession(session);
        var context = new ClientContext(client);
        var recording = new RecordingClient(context, recorder, session: number, column: number);
        recording.Send(new InitRequest(1));
        recording.Send(new CounterInitRequest(s_counter, (uint)number));
        recording.Send(new CounterIncrementRequest(s_counter));
        if (number == 0)
        {
            recording.Send(new CloseRequest());
        }
        else
        {
            context.Abandon();
        }
    }

    private static void Check(History<HsmCall, HsmResponse> history, ServerInfo info)
    {
        var model = new HsmModel(new SpecificationOptions { Info = info, Gcm = ToyAead.Instance });
        var result = LinearizabilityChecker.Check(history, model);
        if (result.Violation is { } violation)
        {
            throw new HistoryViolationException(ViolationRenderer.Tell(violation, model));
        }
    }
}
