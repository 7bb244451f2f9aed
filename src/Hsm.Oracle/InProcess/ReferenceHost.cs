using Hsm.Abstractions;
using Hsm.Models.Environment;
using Hsm.Oracle.Rounds;
using Hsm.Oracle.Scenarios;

namespace Hsm.Oracle.InProcess;

/// <summary>The reference HSM as rounds see it.</summary>
internal sealed class ReferenceHost : ServerHost
{
    private const string UserPin = "1234";
    private const string SecurityOfficerPin = "123456";
    private const int MostClients = 16;

    // Room for all that a round writes: NoSpace comes from the directory and the slots alone.
    private static readonly FlashGeometry s_geometry = new(PartitionSizeBytes: 32768);

    private readonly ReferenceOptions _options;
    private ReferenceServer? _server;

    public ReferenceHost(ReferenceOptions options)
    {
        _options = options;
        Configurations = [.. ReferenceConfiguration.All.Where(one => options.Transport is null || one.Transport == options.Transport)];
    }

    /// <summary>Those that take turns.</summary>
    public IReadOnlyList<ReferenceConfiguration> Configurations { get; }

    /// <inheritdoc/>
    public override ServerProfile Profile => ServerProfile.Reference;

    /// <inheritdoc/>
    public override IReadOnlyList<HostedClient> Begin(RoundPlan plan)
    {
        ReferenceConfiguration configuration = Configurations[(int)(plan.Seed % (ulong)Configurations.Count)];
        _server = new ReferenceServer(configuration, Options(configuration), _options.Scheduling ?? configuration.Scheduling, plan.TimeLimit);
        var clients = new List<HostedClient>();
        for (int lane = 0; lane < Math.Min(plan.Threads * plan.Processes, MostClients); lane++)
        {
            HostedClient client = _server.Connect();
            HsmResponse answer = client.Send(new InitRequest(ClientOf(lane).Value));
            if (!answer.IsOk)
            {
                throw new OracleException($"The reference HSM ({configuration}) answered {answer.Status} to INIT.", "This is a defect of the oracle: report it.");
            }

            clients.Add(client);
        }

        return clients;
    }

    /// <inheritdoc/>
    public override HostedClient? Reopen(int lane) => _server!.Connect();

    /// <inheritdoc/>
    public override void End(IReadOnlyList<HostedClient> clients, bool isWhole)
    {
        ReferenceServer? server = Interlocked.Exchange(ref _server, null);
        if (isWhole)
        {
            foreach (HostedClient client in clients)
            {
                client.Dispose();
            }

            server!.Dispose();
        }

        // Else a thread may wait for ever inside: what it holds is left to the end of the process.
    }

    /// <inheritdoc/>
    public override string TellWhetherAlive() => "The server in this process ended the session.";

    /// <inheritdoc/>
    public override void Dispose() => Interlocked.Exchange(ref _server, null)?.Dispose();

    private HsmServerOptions Options(ReferenceConfiguration configuration) => _options.Change(new HsmServerOptions
    {
        Flash = new FlashModel(s_geometry),
        Locks = configuration.Locks(),
        Granularity = configuration.Granularity,
        Crypto = [new SoftwareCrypto()],
        Token = new TokenOptions { UserPin = UserPin, SecurityOfficerPin = SecurityOfficerPin, PinIterations = 1 },

        // A broken invariant ends the session and not this process, so that it is told as a verdict.
        ChecksInvariants = false,
    });
}
