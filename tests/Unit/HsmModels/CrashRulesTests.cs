using Hsm.Abstractions;
using Hsm.Models.Environment;
using Hsm.Models.Specification;
using Linearizability;
using Xunit;

namespace Unit.HsmModels;

/// <summary>What a crash may leave: acknowledged effects, those in flight wholly or not at all, nothing volatile.</summary>
public sealed class CrashRulesTests
{
    private static readonly CounterId s_counter = new(1);

    [Theory]
    [InlineData(8u, Verdict.Linearizable)]
    [InlineData(7u, Verdict.NotLinearizable)]
    [InlineData(9u, Verdict.NotLinearizable)]
    public void Acknowledged_IsThereAfterwards(uint read, Verdict expected)
    {
        CrashHistory crash = Crash(
            Done(0, 1, 2, new CounterInitRequest(s_counter, 7), new CounterResponse(7)),
            Done(0, 3, 4, new CounterIncrementRequest(s_counter), new CounterResponse(8)));

        crash.Add(new HsmCall(9, new CounterReadRequest(s_counter)), new CounterResponse(read));

        Assert.Equal(expected, Check(crash));
    }

    [Theory]
    [InlineData(7u, 7u, Verdict.Linearizable)]
    [InlineData(8u, 8u, Verdict.Linearizable)]
    [InlineData(9u, 9u, Verdict.NotLinearizable)]
    [InlineData(7u, 8u, Verdict.NotLinearizable)]
    public void InFlight_IsThereWhollyOrNeverWillBe(uint read, uint readAgain, Verdict expected)
    {
        CrashHistory crash = Crash(
            Done(0, 1, 2, new CounterInitRequest(s_counter, 7), new CounterResponse(7)),
            Pending(0, 3, new CounterIncrementRequest(s_counter)));

        crash.Add(new HsmCall(9, new CounterReadRequest(s_counter)), new CounterResponse(read));
        crash.Add(new HsmCall(9, new CounterReadRequest(s_counter)), new CounterResponse(readAgain));

        Assert.Equal(expected, Check(crash));
    }

    [Theory]
    [InlineData(7u, Verdict.Linearizable)]
    [InlineData(8u, Verdict.Linearizable)]
    [InlineData(9u, Verdict.NotLinearizable)]
    public void Aborted_IsInFlightUntilTheCrash(uint read, Verdict expected)
    {
        // After the write that failed, the server tells what it last knew; recovery may find the write whole.
        CrashHistory crash = Crash(
            Done(0, 1, 2, new CounterInitRequest(s_counter, 7), new CounterResponse(7)),
            Done(0, 3, 4, new CounterIncrementRequest(s_counter), new StatusResponse(HsmStatus.Aborted)),
            Done(0, 5, 6, new CounterReadRequest(s_counter), new CounterResponse(7)));

        crash.Add(new HsmCall(9, new CounterReadRequest(s_counter)), new CounterResponse(read));

        Assert.Equal(expected, Check(crash));
    }

    [Fact]
    public void Batch_HalfDestroyed_IsAViolation()
    {
        foreach (int left in (int[])[0, 1, 2])
        {
            CrashHistory crash = Crash(
                Done(0, 1, 2, Requests.Add(1, 1), StatusResponse.Ok),
                Done(0, 3, 4, Requests.Add(2, 2), StatusResponse.Ok),
                Pending(0, 5, Requests.Destroy(1, 2)));

            crash.Add(
                new HsmCall(9, new NvmListRequest(NvmId.None)),
                left == 0 ? new NvmListResponse(0, NvmId.None) : new NvmListResponse(left, new NvmId((ushort)(left == 1 ? 2 : 1))));

            Assert.Equal(left == 1 ? Verdict.NotLinearizable : Verdict.Linearizable, Check(crash));
        }
    }

    [Fact]
    public void Volatile_KeysAndClientsAreGone()
    {
        foreach (HsmStatus status in (HsmStatus[])[HsmStatus.NotFound, HsmStatus.Ok])
        {
            CrashHistory crash = Crash(Done(0, 1, 2, Requests.Cache(KeyId.Global(5), 1, ObjectFlags.UsageAny, 16), new KeyCacheResponse(KeyId.Global(5))));

            crash.Add(new HsmCall(9, new KeyEvictRequest(KeyId.Global(5))), new StatusResponse(status));

            Assert.Equal(status == HsmStatus.NotFound ? Verdict.Linearizable : Verdict.NotLinearizable, Check(crash));
        }
    }

    [Theory]
    [InlineData(96, 0, Verdict.Linearizable)]
    [InlineData(48, 1, Verdict.Linearizable)]
    [InlineData(48, 0, Verdict.NotLinearizable)]
    [InlineData(96, 1, Verdict.NotLinearizable)]
    public void Room_IsAsItWasOrCleared(int free, int dead, Verdict expected)
    {
        CrashHistory crash = Crash(
            Done(0, 1, 2, Requests.Add(1, 1, length: 8), StatusResponse.Ok),
            Done(0, 3, 4, Requests.Add(1, 2, length: 8), StatusResponse.Ok));

        crash.Add(new HsmCall(9, new NvmGetAvailableRequest()), new NvmGetAvailableResponse((uint)free, (uint)(dead * 48), 31, (ushort)dead));

        Assert.Equal(expected, Check(crash));
    }

    private static Operation<HsmCall, HsmResponse> Done(int session, long call, long returned, HsmRequest request, HsmResponse response) => new()
    {
        Client = session,
        Input = new HsmCall(session, request),
        CallTime = call,
        Outcome = Outcomes.Returned(response),
        ReturnTime = returned,
    };

    private static Operation<HsmCall, HsmResponse> Pending(int session, long call, HsmRequest request) =>
        new() { Client = session, Input = new HsmCall(session, request), CallTime = call };

    private static CrashHistory Crash(params Operation<HsmCall, HsmResponse>[] before) => new(new History<HsmCall, HsmResponse>(before), column: 9);

    private static Verdict Check(CrashHistory crash) => LinearizabilityChecker.Check(
        crash.ToHistory(),
        new HsmModel(new SpecificationOptions { Info = SpecifiedServer.Info, Gcm = ToyAead.Instance, NvmSpace = new NvmSpace(CapacityBytes: 144) })).Verdict;
}
