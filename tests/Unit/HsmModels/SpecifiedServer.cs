using Hsm.Abstractions;
using Hsm.Models.Environment;
using Hsm.Models.Specification;
using Xunit;

namespace Unit.HsmModels;

/// <summary>The specification run as a server, one request after another: an HSM that can't be wrong.</summary>
internal sealed class SpecifiedServer(SpecificationOptions? options = null)
{
    private readonly HsmSpecification _specification = new(options ?? Options());

    public static ServerInfo Info { get; } = new()
    {
        CommDataLengthBytes = 1280,
        NvmObjectCount = 32,
        SmallSlotCount = 8,
        SmallSlotLengthBytes = 256,
        BigSlotCount = 3,
        BigSlotLengthBytes = 1200,
    };

    public HsmState State { get; private set; } = HsmState.Initial;

    public static SpecificationOptions Options() => new()
    {
        Info = Info,
        Gcm = ToyAead.Instance,
        Token = new() { UserPin = new("1234"u8), SecurityOfficerPin = new("123456"u8) },
    };

    /// <summary>All answers that a request may get now.</summary>
    public IReadOnlyList<SpecifiedAnswer> Answers(int session, HsmRequest request) =>
        _specification.Answers(State, new HsmCall(session, request));

    /// <summary>Makes a request that has one answer.</summary>
    public HsmResponse Send(int session, HsmRequest request)
    {
        SpecifiedAnswer answer = Assert.Single(Answers(session, request));
        State = answer.Next;
        return answer.Response;
    }

    /// <summary>Makes a request, with a choice of answers for the random numbers to make.</summary>
    public HsmResponse Send(int session, HsmRequest request, Random random)
    {
        IReadOnlyList<SpecifiedAnswer> answers = Answers(session, request);
        SpecifiedAnswer answer = answers[random.Next(answers.Count)];
        State = answer.Next;
        return answer.Response;
    }

    /// <summary>A server with sessions 0, 1, 2... that are the given clients.</summary>
    public static SpecifiedServer WithClients(params uint[] clients)
    {
        var server = new SpecifiedServer();
        for (int session = 0; session < clients.Length; session++)
        {
            Assert.True(server.Send(session, new InitRequest(clients[session])).IsOk);
        }

        return server;
    }

    public void AssertRefuses(HsmStatus expected, int session, HsmRequest request)
    {
        HsmState before = State;
        HsmResponse response = Send(session, request);
        Assert.Equal(new StatusResponse(expected), response);
        Assert.Equal(before, State);
    }

    public void AssertDone(int session, HsmRequest request) => Assert.Equal(StatusResponse.Ok, Send(session, request));
}
