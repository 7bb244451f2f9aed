using Hsm.Abstractions;
using Hsm.Models.Specification;
using Hsm.Models.Workloads;
using Linearizability;
using Xunit;

namespace Unit.HsmModels;

/// <summary>Each workload on the specification as its server: it sets up, every order of its bodies is explained, and it is telling.</summary>
public sealed class WorkloadTests
{
    public static TheoryData<string> Names => [.. HsmWorkloads.All.Select(static workload => workload.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Run_OnTheSpecification_IsLinearizable(string name)
    {
        for (int first = 0; first < Named(name).Bodies.Count; first++)
        {
            History<HsmCall, HsmResponse> history = Run(Named(name), first, static response => response);

            Assert.Equal(
                Verdict.Linearizable,
                LinearizabilityChecker.Check(history, new HsmModel(Options(Named(name)))).Verdict);
        }
    }

    [Theory]
    [InlineData("assigned-key-ids", typeof(KeyCacheResponse))]
    [InlineData("export-against-policy", typeof(KeyExportResponse))]
    [InlineData("torn-key", typeof(KeyExportResponse))]
    [InlineData("torn-object", typeof(NvmReadResponse))]
    [InlineData("shared-counter", typeof(CounterResponse))]
    [InlineData("shared-session", typeof(EchoResponse))]
    public void Run_ResponseOfThePlantedBug_IsNotLinearizable(string name, Type changed)
    {
        HsmResponse Change(HsmResponse response) => response.GetType() != changed ? response : response switch
        {
            KeyCacheResponse => new KeyCacheResponse(KeyId.Global(255)),
            KeyExportResponse { Label: var label } => new KeyExportResponse(label, Bytes.Repeat(0x5E, 16)),
            NvmReadResponse => new NvmReadResponse(Bytes.Repeat(0x11, 24)),
            CounterResponse { Value: > 0 } => new CounterResponse(1),
            EchoResponse { Data.Length: 4 } => new EchoResponse(Bytes.Repeat(0x02, 8)),
            _ => response,
        };

        History<HsmCall, HsmResponse> history = Run(Named(name), 0, Change);

        Assert.Equal(
            Verdict.NotLinearizable, LinearizabilityChecker.Check(history, new HsmModel(Options(Named(name)))).Verdict);
    }

    [Theory]
    [InlineData("K1")]
    [InlineData("K2")]
    [InlineData("K3")]
    [InlineData("N1")]
    [InlineData("A1")]
    [InlineData("S1")]
    public void Telling_MutantOfTheFirstSlice_HasAWorkload(string mutant) => Assert.NotEmpty(HsmWorkloads.Telling(mutant));

    [Fact]
    public void Telling_UnknownMutant_NamesTheKnownOnes() => Assert.Contains(
        "K1", Assert.Throws<ArgumentException>(() => HsmWorkloads.Telling("X9")).Message, StringComparison.Ordinal);

    [Fact]
    public void Setup_RefusedByTheServer_SaysWhichRequest()
    {
        IHsmClient[] clients = [new RefusingClient(), new RefusingClient()];

        WorkloadSetupException error = Assert.Throws<WorkloadSetupException>(() => Named("torn-key").Setup(clients));

        Assert.Contains(nameof(InitRequest), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RecordingClient_TimeoutAndHalfRequests_AreToldRight()
    {
        var recorder = new HistoryRecorder<HsmCall, HsmResponse>();
        var refused = new RecordingClient(new RefusingClient(), recorder, session: 3, column: 7);

        refused.Send(new InfoRequest());
        Assert.Equal(HsmStatus.RequestPending, refused.BeginRequest(new CloseRequest()));
        Assert.Equal(HsmStatus.NotReady, refused.EndRequest().Status);

        History<HsmCall, HsmResponse> history = recorder.ToHistory();
        Assert.Equal([3, 3], history.Select(static operation => operation.Input.Session));
        Assert.Equal([7, 7], history.Select(static operation => operation.Client));
        Assert.True(history[0].IsPending);
        Assert.Equal(HsmStatus.RequestPending, history[1].Outcome.Value.Status);
    }

    private static SpecificationOptions Options(Workload workload) => WorkloadServer.Specify(SpecifiedServer.Options(), workload);

    private static Workload Named(string name) => HsmWorkloads.All.Single(workload => workload.Name == name);

    /// <summary>Runs setup, the bodies one after the other beginning with one of them, and the finish.</summary>
    private static History<HsmCall, HsmResponse> Run(Workload workload, int first, Func<HsmResponse, HsmResponse> change)
    {
        var server = new SpecifiedServer(Options(workload));
        var random = new Random(1);
        var recorder = new HistoryRecorder<HsmCall, HsmResponse>();
        bool isSetUp = false;
        IHsmClient[] clients =
        [
            .. Enumerable.Range(0, workload.SessionCount).Select(session => new RecordingClient(
                new DelegateClient(request => isSetUp ? change(server.Send(session, request, random)) : SetUp(session, request)),
                recorder,
                session,
                session)),
        ];

        // An evict in the setup relies on a copy that is still there, as on a server with room to spare.
        HsmResponse SetUp(int session, HsmRequest request)
        {
            HsmResponse response = server.Send(session, request, random);
            return request is KeyEvictRequest ? StatusResponse.Ok : response;
        }

        workload.Setup(clients);
        isSetUp = true;
        for (int i = 0; i < workload.Bodies.Count; i++)
        {
            WorkloadBody body = workload.Bodies[(first + i) % workload.Bodies.Count];
            body.Run(clients[body.Session]);
        }

        workload.Finish(clients);
        return recorder.ToHistory();
    }

    private sealed class DelegateClient(Func<HsmRequest, HsmResponse> send) : IHsmClient
    {
        public HsmResponse Send(HsmRequest request) => send(request);

        public HsmStatus BeginRequest(HsmRequest request) => throw new NotSupportedException();

        public HsmResponse EndRequest() => throw new NotSupportedException();
    }

    private sealed class RefusingClient : IHsmClient
    {
        public HsmResponse Send(HsmRequest request) => new StatusResponse(HsmStatus.Timeout);

        public HsmStatus BeginRequest(HsmRequest request) => HsmStatus.RequestPending;

        public HsmResponse EndRequest() => new StatusResponse(HsmStatus.NotReady);
    }
}
