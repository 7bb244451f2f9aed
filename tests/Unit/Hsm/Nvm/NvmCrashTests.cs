using Hsm;
using Hsm.Abstractions;
using Hsm.Exploration;
using Hsm.Models.Environment;
using Hsm.Models.Specification;
using Linearizability;
using Xunit;

namespace Unit.Hsm;

/// <summary>
/// Random requests of every kind, and every way in which the flash may end them: what recovery finds is held against the
/// specification. Two sessions at the same time are the concern of the scenario "power-cut".
/// </summary>
public sealed class NvmCrashTests
{
    private const int NewLabel = 7;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 24)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Requests_CutAtEveryStep_AcknowledgedAreThereThoseInFlightWhollyOrNot(int seed)
    {
        var flash = new FlashModel(Geometry(seed));
        var recorder = new HistoryRecorder<HsmCall, HsmResponse>();
        var journal = new CutJournal(flash, recorder.ToHistory) { IsNoting = true };

        Run(journal, recorder, seed, requests: 40);

        Assert.NotEmpty(journal.Calls);
        foreach (var call in journal.Calls)
        {
            PowerCutCheck.CheckCall(call, Mutants.None, NewLabel);
        }

        new PowerCutCheck(Mutants.None, NewLabel, recorder.ToHistory()).Check(flash.PowerOn(), "after the last request");
    }

    /// <summary>The device fails once and works on: what was refused stays refused, and nothing is Ok by accident.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Requests_DeviceFailsAtEveryStep_NoWriteIsTakenUntilRecovery(int seed)
    {
        const int Requests = 24;
        var whole = new FlashModel(Geometry(seed));
        Run(whole, new HistoryRecorder<HsmCall, HsmResponse>(), seed, Requests);

        // The first steps format the flash: where they fail, there is no server.
        var blank = new FlashModel(Geometry(seed));
        NvmStoreTests.Open(blank);
        for (var step = blank.StepCount; step < whole.StepCount; step++)
        {
            var flash = new FlashModel(Geometry(seed), new FlashFault(FlashFaultKind.DeviceFault, step, BitSeed: (ulong)step));
            var recorder = new HistoryRecorder<HsmCall, HsmResponse>();

            Run(flash, recorder, seed, Requests);

            var history = recorder.ToHistory();
            var failed = history.First(operation => operation.Outcome.Value.Status == HsmStatus.Aborted && !IsAbortedAnyway(operation.Input.Request));
            Assert.DoesNotContain(
                history.SkipWhile(operation => operation.CallTime <= failed.CallTime),
                operation => operation.Input.Request is NvmAddRequest or CounterInitRequest && operation.Outcome.Value.IsOk);
            Assert.Equal(step + 1, flash.StepCount);
            new PowerCutCheck(Mutants.None, NewLabel, history).Check(flash.PowerOn(), $"after step {step} failed");
        }
    }

    // Neither is done to unwrapped keys, whatever the flash does.
    private static bool IsAbortedAnyway(HsmRequest request) =>
        request is KeyCommitRequest { Id.IsWrappedOrHardware: true } or KeyEraseRequest { Id.IsWrappedOrHardware: true };

    /// <summary>Found by the test above: the commit is in flash, so a revoke that leaves NVM alone would be undone by a crash.</summary>
    [Fact]
    public void Revoke_AfterACommitThatFailedInFlash_IsNotAcknowledged()
    {
        var key = KeyId.Global(2);

        // Three steps format the flash; the record takes seven, of which the last is whole and yet not acknowledged.
        var flash = new FlashModel(new FlashGeometry(1024), new FlashFault(FlashFaultKind.DeviceFault, Step: 9, NewBytes: 0xFF));
        using (var server = new TestServer(flash))
        {
            var session = server.Session();
            Assert.Equal(HsmStatus.Ok, session.Cache(key, Bytes.Repeat(7, 16)));
            Assert.Equal(HsmStatus.Aborted, session.Status(new KeyCommitRequest(key)));

            Assert.Equal(HsmStatus.Aborted, session.Status(new KeyRevokeRequest(key)));
        }

        using var again = new TestServer(flash.PowerOn());
        var found = again.Session().Expect<NvmGetMetadataResponse>(new NvmGetMetadataRequest(key.ToNvmId(ClientId.Global)));
        Assert.Equal(ObjectFlags.UsageAny, found.Metadata.Flags);
    }

    /// <summary>N10 by hand, on a real directory: both open it, each changes what it read, the last to write wins.</summary>
    [Theory]
    [InlineData("", HsmStatus.Locked, 1)]
    [InlineData("N10", HsmStatus.Ok, 1)]
    public void TwoServers_OverOneDirectory_SecondIsRefusedOrTheFirstLosesAWrite(string mutant, HsmStatus second, int left)
    {
        using var directory = new TemporaryDirectory();
        var medium = Mutants.Find(mutant).Medium;
        Assert.Equal(HsmStatus.Ok, FileFlash.Open(medium(new StoreDirectory(directory.Path)), null, out var one, out _));
        using (one)
        {
            var first = NvmStoreTests.Open(one!);
            NvmStoreTests.Add(first, 1, "one");
            NvmStoreTests.Add(first, 2, "two");
            Assert.Equal(second, FileFlash.Open(medium(new StoreDirectory(directory.Path)), null, out var two, out _));
            using (two)
            {
                var other = two is null ? null : NvmStoreTests.Open(two);
                Assert.Equal(HsmStatus.Ok, first.Destroy([new NvmId(1)]));
                Assert.Equal(HsmStatus.Ok, other?.Destroy([new NvmId(2)]) ?? HsmStatus.Ok);
            }
        }

        using var after = FileFlashTests.Open(directory.Path, geometry: null);
        var store = NvmStoreTests.Open(after);
        Assert.Equal(left, store.Log.Count);

        // Destroyed, acknowledged, and there again.
        Assert.Equal(mutant.Length > 0, store.Find(new NvmId(1)) is not null);
    }

    private static FlashGeometry Geometry(int seed) => new(
        PartitionSizeBytes: 384 + (seed % 3 * 128),
        ProgramUnitBytes: (seed % 4) switch { 0 => 8, 1 => 16, 2 => 1, _ => 32 },
        ErasedByte: (byte)(seed % 5 == 0 ? 0x00 : 0xFF));

    private static void Run(IFlash flash, HistoryRecorder<HsmCall, HsmResponse> recorder, int seed, int requests)
    {
        using var server = RecoveredServer.Open(flash, Mutants.None);
        var random = new RandomRequests(seed);
        var clients = Enumerable.Range(0, 2)
            .Select(i => new RecordingClient(new InlineClient(server.Connect(), server.Sessions[i]), recorder, i, i)).ToList();
        foreach (var client in clients)
        {
            client.Send(new InitRequest(1));
        }

        for (var i = 0; i < requests; i++)
        {
            // A call that failed in flash is in flight until the crash, under the client id it was made with (CrashHistory).
            var request = random.Request();
            clients[random.Next(clients.Count)].Send(request is InitRequest ? new NvmGetAvailableRequest() : request);
        }
    }
}
