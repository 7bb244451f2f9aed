using Hsm;
using Hsm.Abstractions;
using Hsm.Models.Environment;
using Hsm.Models.Specification;
using Hsm.Oracle.Histories.Formats;
using Hsm.Protocol;
using Linearizability;
using Xunit;

namespace Unit.Hsm;

/// <summary>
/// One round of stress: a fresh server behind a TCP and a Unix socket, four clients of both byte orders with requests of
/// their own kinds, each of whom leaves halfway and comes back as a new session.
/// </summary>
internal sealed class StressRound(string locks, LockGranularity granularity, int seed)
{
    private const int ClientCount = 4;
    private const int RequestsInASession = 6;

    // Nobody else uses it, so its values are known.
    private static readonly CounterId s_own = new(77);
    private static readonly FlashGeometry s_geometry = new(8192);

    private readonly HistoryRecorder<HsmCall, HsmResponse> _recorder = new();
    private ServerInfo? _info;

    /// <summary>Whether one answer goes into the record as it was not given.</summary>
    public bool IsRecordedWrongly { get; init; }

    public int RequestCount => _recorder.ToHistory().Count;

    /// <summary>How many requests were under way when another client's was.</summary>
    public int OverlapCount
    {
        get
        {
            var history = _recorder.ToHistory();
            return history.Count(one => history.Any(other =>
                other.Client != one.Client && other.CallTime < one.ReturnTime && one.CallTime < other.ReturnTime));
        }
    }

    private string Scheduling
    {
        get
        {
            string[] fit = locks == "none" ? ["round-robin", "event-driven", "interrupt"] : [.. SchedulingTests.Schedulings.Select(row => row.Data)];
            return fit[seed % fit.Length];
        }
    }

    /// <summary>Runs it to its end.</summary>
    public void Run()
    {
        using var server = new TestSocketServer("tcp", Scheduling, server: Options());
        ListenAddress[] addresses = [server.Address, server.Listen("unix")];
        _info = server.Server.Server.Info;
        var failures = new Exception?[ClientCount];
        var threads = Enumerable.Range(0, ClientCount).Select(number => new Thread(() =>
        {
            try
            {
                Work(addresses[number % addresses.Length], number);
            }
            catch (Exception e)
            {
                failures[number] = e;
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.All(failures, Assert.Null);
    }

    /// <summary>Holds what was recorded against the specification.</summary>
    public Verdict Check(out string told) => SpecificationRun.Judge(
        _recorder,
        new SpecificationOptions
        {
            Info = _info!,
            Gcm = new CryptoProviderOracle(new SoftwareCrypto()),
            Crypto = new WholeCrypto(),
            HardwareKeys = RandomKeyWrapRequests.HardwareKeys,
            Token = new() { UserPin = new("1234"u8), SecurityOfficerPin = new("123456"u8), MaxPinAttempts = 3, MaxSessions = 4 },
            // Attempts at PINs are kept in NVM, so how much room is left is not for clients to work out.
            NvmSpace = null,
        },
        out told);

    private HsmServerOptions Options() => new()
    {
        Flash = new FlashModel(s_geometry),
        Locks = LockProviderTests.Provider(locks),
        Granularity = granularity,
        Crypto = [new SystemAccelerator(), new SoftwareCrypto()],
        HardwareKeys = RandomKeyWrapRequests.HardwareKeys,
        Token = new TokenOptions { UserPin = "1234", SecurityOfficerPin = "123456", PinIterations = 1, MaxPinAttempts = 3, MaxSessions = 4 },
        ChecksInvariants = true,
    };

    private void Work(ListenAddress address, int number)
    {
        var order = number is 0 or 3 ? ByteOrder.BigEndian : ByteOrder.LittleEndian;
        var request = Requests(number);
        for (var visit = 0; visit < 2; visit++)
        {
            using var connection = HsmSocketClient.Connect(address.EndPoint, new HsmSocketClientOptions { Order = order });
            IHsmClient honest = IsRecordedWrongly && number == 0 ? new WrongClient(connection) : connection;
            var client = new RecordingClient(honest, _recorder, session: number + (visit * ClientCount), column: number);
            for (var k = 0; k < RequestsInASession; k++)
            {
                if (request() is var next && IsOnTheWire(next))
                {
                    client.Send(next);
                }
            }

            if (number == 0)
            {
                client.Send(new CounterInitRequest(s_own, 5));
                client.Send(new CounterIncrementRequest(s_own));
            }

            client.Send(new CloseRequest());
        }
    }

    private Func<HsmRequest> Requests(int number)
    {
        var own = (seed * ClientCount) + number;
        return (number, seed % 2) switch
        {
            (0 or 1, _) => new RandomRequests(own).Request,
            (2, 0) => new RandomCryptoRequests(own, new WholeCrypto()).Request,
            (2, _) => new RandomKeyWrapRequests(own, new CryptoProviderOracle(new SoftwareCrypto()), new SoftwareCrypto()).Request,
            _ => new RandomTokenRequests(own).Request,
        };
    }

    // Odd arguments have no form on the wire, or that of another request: negative lengths, lengths that disagree.
    private static bool IsOnTheWire(HsmRequest request)
    {
        var options = CodecOptions.Default;
        var frame = new byte[options.MaxFrameLengthBytes];
        var header = new FrameHeader(ByteOrder.LittleEndian, request.Kind, Sequence: 1);
        return request is not NvmInitRequest
            && RequestCodec.Encode(frame, request, header, out var length) == HsmStatus.Ok
            && RequestCodec.TryDecode(frame.AsSpan(Frame.PrefixLengthBytes, length - Frame.PrefixLengthBytes), options, out var decoded)
            && request.Equals(decoded.Request);
    }

    /// <summary>Tells of its own counter that it was incremented once more.</summary>
    private sealed class WrongClient(IHsmClient inner) : IHsmClient
    {
        public HsmResponse Send(HsmRequest request)
        {
            var response = inner.Send(request);
            return request is CounterIncrementRequest increment && increment.Id == s_own && response is CounterResponse { Value: var value }
                ? new CounterResponse(value + 1)
                : response;
        }

        public HsmStatus BeginRequest(HsmRequest request) => inner.BeginRequest(request);

        public HsmResponse EndRequest() => inner.EndRequest();
    }
}
