using Hsm;
using Hsm.Abstractions;
using Hsm.Models.Environment;
using Hsm.Models.Specification;
using Hsm.Models.Specification.Users;
using Linearizability;
using Xunit;

namespace Unit.Hsm;

/// <summary>Random requests on a server with users, held against the specification.</summary>
public sealed class AuthAgainstSpecificationTests
{
    [Fact]
    public void Requests_OneAtATime_AreAnsweredAsSpecified()
    {
        var statuses = new HashSet<HsmStatus>();
        var accepted = new HashSet<Type>();
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new RandomAuthRequests(seed);
            using var server = Server(seed);
            var recorder = new HistoryRecorder<HsmCall, HsmResponse>();
            var sessions = Enumerable.Range(0, 3).Select(_ => server.Session(client: 0)).ToList();
            var closed = new bool[3];
            for (var i = 0; i < 80; i++)
            {
                var session = random.Next(3);
                var request = random.Request();
                if (closed[session])
                {
                    continue;
                }

                closed[session] = request is CloseRequest;
                var response = sessions[session].Ask(request);
                statuses.Add(response.Status);
                accepted.UnionWith(response.IsOk ? [request.GetType()] : Type.EmptyTypes);
                recorder.Call(session, new HsmCall(session, request)).Return(response);
            }

            Check(recorder, server, seed);
        }

        // The requests are random, not idle.
        Assert.Superset(new HashSet<HsmStatus> { HsmStatus.AuthLoginFailed, HsmStatus.AuthPermission, HsmStatus.NotFound, HsmStatus.NoSpace, HsmStatus.BadArgs }, statuses);
        Assert.Equal(7, accepted.Count(type => type.Name.StartsWith("Auth", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("monitor")]
    [InlineData("reader-writer")]
    public void Requests_OfThreeThreads_AreLinearizable(string locks)
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var recorder = new HistoryRecorder<HsmCall, HsmResponse>();
            using var server = Server(seed, locks == "monitor" ? new MonitorLockProvider() : new ReaderWriterLockProvider());
            SpecificationRun.AtOnce(server, recorder, new ThreadPerSessionScheduling(), (client, i) =>
            {
                var random = new RandomAuthRequests((seed * 3) + i);
                client.Send(new AuthLoginRequest(AuthMethod.Pin, UserName.FromText("admin"), new Bytes("0000"u8)));
                for (var k = 0; k < 12; k++)
                {
                    if (random.Request() is var request and not CloseRequest)
                    {
                        client.Send(request);
                    }
                }
            });

            Check(recorder, server, seed);
        }
    }

    private static TestServer Server(int seed, ILockProvider? locks = null) => new(new HsmServerOptions
    {
        Flash = new FlashModel(new(4096)),
        Locks = locks ?? new MonitorLockProvider(),
        Crypto = [new SoftwareCryptoModel()],
        Granularity = seed % 2 == 0 ? LockGranularity.One : LockGranularity.Split,
        Auth = new AuthOptions { AdministratorPin = "0000", PinIterations = 1, MaxAttempts = 3, MaxUsers = 2 },
        ChecksInvariants = true,
    });

    private static void Check(HistoryRecorder<HsmCall, HsmResponse> recorder, TestServer server, int seed) =>
        SpecificationRun.AssertLinearizable(recorder, new SpecificationOptions
        {
            Info = server.Server.Info,
            Gcm = ToyAead.Instance,
            Users = new UserChoices { AdministratorPin = new Bytes("0000"u8), MaxAttempts = 3, MaxUsers = 2 },
        }, seed);
}
