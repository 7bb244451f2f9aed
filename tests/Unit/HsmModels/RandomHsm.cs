using Hsm.Abstractions;
using Hsm.Models.Environment;
using Hsm.Models.Specification;
using Linearizability;

namespace Unit.HsmModels;

/// <summary>Seeded requests, limits and overlapping histories over few ids, so that operations meet.</summary>
internal sealed class RandomHsm(int seed)
{
    private readonly Random _random = new(seed);
    private readonly Dictionary<Type, List<HsmResponse>> _seen = [];

    /// <summary>Limits that a short history can reach, in half of the cases.</summary>
    public SpecificationOptions Options() => new()
    {
        Info = SpecifiedServer.Info with
        {
            SmallSlotCount = _random.Next(2) == 0 ? 8 : _random.Next(1, 3),
            SmallSlotLengthBytes = 16,
            BigSlotCount = _random.Next(2) == 0 ? 3 : 1,
            BigSlotLengthBytes = 32,
            NvmObjectCount = _random.Next(2) == 0 ? 32 : _random.Next(1, 4),
            CommDataLengthBytes = 64,
        },
        Gcm = ToyAead.Instance,
        NvmSpace = _random.Next(2) == 0 ? null : new NvmSpace(_random.Next(2) == 0 ? 4000 : 48 * _random.Next(2, 5)),
        ChoosesHighestFreeKeyId = _random.Next(4) != 0,
    };

    /// <summary>A history of a right server, some of whose answers were then changed.</summary>
    public History<HsmCall, HsmResponse> History(SpecificationOptions options, int operations, double corruption)
    {
        var server = new SpecifiedServer(options);
        bool withInit = _random.Next(2) == 0;
        bool withWide = _random.Next(2) == 0;
        var open = new (HsmCall Call, long Time, HsmResponse? Response)?[3];
        var done = new List<Operation<HsmCall, HsmResponse>>();
        int started = 0;
        for (long time = 1; started < operations || open.Any(static call => call is not null); time++)
        {
            int session = _random.Next(open.Length);
            if (open[session] is not { } call)
            {
                if (started < operations)
                {
                    started++;
                    open[session] = (new HsmCall(session, Request(withInit, withWide)), time, null);
                }
            }
            else if (call.Response is null)
            {
                HsmResponse response = server.Send(session, call.Call.Request, _random);
                open[session] = call with { Response = response };
            }
            else
            {
                done.Add(Finish(call.Call, call.Time, call.Response, corruption, time));
                open[session] = null;
            }
        }

        return new History<HsmCall, HsmResponse>(done);
    }

    public HsmRequest Request(bool withInit, bool withWide) => _random.Next(withWide ? 23 : 18) switch
    {
        0 or 1 => Requests.Cache(Key(), (byte)_random.Next(1, 4), Flags(), _random.Next(3) == 0 ? 24 : 16),
        2 => new KeyEvictRequest(Key()),
        3 or 4 => new KeyExportRequest(Key()),
        5 or 6 => new KeyCommitRequest(Key()),
        7 => new KeyEraseRequest(Key()),
        8 => new KeyRevokeRequest(Key()),
        9 or 10 => Requests.Add(Object(), (byte)_random.Next(1, 4), Flags()),
        11 => Requests.Read(Object()),
        12 => new NvmGetMetadataRequest(new NvmId((ushort)Object())),
        13 => Requests.Destroy(Object()),
        14 => new CounterInitRequest(new CounterId(1), (uint)_random.Next(2)),
        15 => new CounterIncrementRequest(new CounterId(1)),
        16 => new CounterReadRequest(new CounterId(1)),
        17 => withInit && _random.Next(2) == 0 ? new InitRequest((uint)_random.Next(3)) : Requests.Encrypt(Key(), 8),
        18 => Requests.Cache(_random.Next(2) == 0 ? KeyId.Assign : KeyId.AssignGlobal, 5),
        19 => Requests.List(_random.Next(2) == 0 ? 0 : Object()),
        20 => Requests.Destroy(Object(), Object()),
        22 => new NvmGetAvailableRequest(),
        _ => _random.Next(8) == 0 ? new CloseRequest() : Requests.Destroy(),
    };

    private Operation<HsmCall, HsmResponse> Finish(HsmCall call, long callTime, HsmResponse response, double corruption, long time)
    {
        if (!_seen.TryGetValue(call.Request.GetType(), out List<HsmResponse>? seen))
        {
            seen = [new StatusResponse(HsmStatus.NotFound), StatusResponse.Ok];
            _seen.Add(call.Request.GetType(), seen);
        }

        seen.Add(response);
        bool isPending = _random.Next(12) == 0;
        HsmResponse told = _random.NextDouble() < corruption ? seen[_random.Next(seen.Count)] : response;
        return new Operation<HsmCall, HsmResponse>
        {
            Client = call.Session,
            Input = call,
            CallTime = callTime,
            Outcome = isPending ? default : Outcomes.Returned(told),
            ReturnTime = isPending ? long.MaxValue : time,
        };
    }

    private KeyId Key() => _random.Next(3) switch
    {
        0 => KeyId.Global(254),
        1 => KeyId.Local(1),
        _ => KeyId.Global((byte)_random.Next(1, 3)),
    };

    private int Object() => _random.Next(4) switch
    {
        0 => 1,
        1 => 2,
        2 => KeyId.Global((byte)_random.Next(1, 3)).ToNvmId(ClientId.Global).Value,
        _ => new CounterId(1).ToNvmId(new ClientId((byte)_random.Next(3))).Value,
    };

    private ObjectFlags Flags() => _random.Next(8) switch
    {
        0 => ObjectFlags.NonModifiable,
        1 => ObjectFlags.NonDestroyable,
        2 => ObjectFlags.NonExportable,
        _ => ObjectFlags.UsageAny,
    };
}
