using Hsm.Abstractions;
using Hsm.Protocol;
using Xunit;

namespace Unit.Cli;

/// <summary><c>hsm serve</c> as a process: ready line, limits, what a kill and a SIGTERM leave.</summary>
public sealed class ServeCommandTests : IDisposable
{
    private static readonly CounterId s_counter = new(1);
    private readonly string _folder = Directory.CreateTempSubdirectory("hsm-serve").FullName;

    private string Store => Path.Combine(_folder, "store");

    [Fact]
    public void Serve_LimitsAndTwoAddresses_AreThoseAskedFor()
    {
        string socket = Path.Combine(_folder, "hsm.sock");
        using ServeProcess server = ServeProcess.Start(
            "memory", "--listen", $"unix:{socket},high", "--scheduling", "worker-pool", "--workers", "3", "--lock", "reader-writer",
            "--granularity", "split", "--accelerator", "reserved:2", "--comm-data-len", "4096", "--cache-slots", "5", "--big-slot-len", "5000",
            "--nvm-objects", "77",
            "--server-id", "1234", "--connections", "2");
        using HsmSocketClient tcp = server.Connect();
        using HsmSocketClient unix = HsmSocketClient.Connect(new System.Net.Sockets.UnixDomainSocketEndPoint(socket));

        ServerInfo info = Assert.IsType<InfoResponse>(tcp.Send(new InfoRequest())).Info;
        Assert.Equal((4096, 5, 5000, 77), (info.CommDataLengthBytes, info.SmallSlotCount, info.BigSlotLengthBytes, info.NvmObjectCount));
        Assert.Equal(new InitResponse(new ClientId(2), 1234), unix.Send(new InitRequest(2)));
        using HsmSocketClient third = server.Connect();
        Assert.False(third.Send(new EchoRequest(default)).IsOk);
        Assert.Equal(StatusResponse.Ok, tcp.Send(new CloseRequest()));

        server.Terminate();
        CliRun end = server.End().Expect(0);
        Assert.Empty(end.Output);
        Assert.Contains("turned away", end.Error, StringComparison.Ordinal);
        Assert.Contains("Stopped", end.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(socket));
    }

    [Fact]
    public void Serve_Killed_KeepsWhatItAcknowledged()
    {
        using (ServeProcess server = ServeProcess.Start(Store))
        {
            using HsmSocketClient client = server.Connect();
            Assert.IsType<InitResponse>(client.Send(new InitRequest(1)));
            Assert.Equal(new CounterResponse(41), client.Send(new CounterInitRequest(s_counter, 41)));
            Assert.Equal(new CounterResponse(42), client.Send(new CounterIncrementRequest(s_counter)));
            server.Kill();
            Assert.False(client.Send(new EchoRequest(default)).IsOk);
        }

        Assert.Equal(42u, ReadCounter());
    }

    [Theory]
    [InlineData("thread-per-session")]
    [InlineData("round-robin")]
    [InlineData("worker-pool")]
    public void Serve_TerminatedUnderLoad_LosesNothingAndMakesNothingUp(string scheduling)
    {
        const int Clients = 3;
        uint acknowledged = 0;
        using (ServeProcess server = ServeProcess.Start(Store, "--scheduling", scheduling, "--log-level", "warning"))
        {
            using (HsmSocketClient first = server.Connect())
            {
                Assert.IsType<InitResponse>(first.Send(new InitRequest(1)));
                Assert.IsType<CounterResponse>(first.Send(new CounterInitRequest(s_counter, 0)));
            }

            using var underWay = new CountdownEvent(Clients * 20);
            Thread[] threads = [.. Enumerable.Range(0, Clients).Select(_ => new Thread(() => Interlocked.Add(ref acknowledged, Increment(server, underWay))))];
            Array.ForEach(threads, thread => thread.Start());
            Assert.True(underWay.Wait(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));
            server.Terminate();
            Array.ForEach(threads, thread => thread.Join());
            server.End().Expect(0);
        }

        // Each client had at most one increment in flight: done and not told, or not done.
        Assert.InRange(ReadCounter(), acknowledged, acknowledged + Clients);
    }

    [Fact]
    public void Serve_StoreInUse_IsRefused()
    {
        using ServeProcess server = ServeProcess.Start(Store);

        CliRun second = CliRun.AsProcess(CliPaths.Hsm, "serve", "--store", Store, "--listen", "tcp:127.0.0.1:0").Expect(1);
        Assert.Contains("in use", second.Error, StringComparison.Ordinal);
        Assert.Empty(second.Output);
    }

    [Theory]
    [InlineData("--store is missing")]
    [InlineData("--listen takes no 'tcp:here'", "--store", "memory", "--listen", "tcp:here")]
    [InlineData("keeps 1 server thread apart", "--store", "memory", "--lock", "none")]
    [InlineData("--comm-data-len takes a whole number from 256 to 65535", "--store", "memory", "--comm-data-len", "65536")]
    [InlineData("--accelerator takes no 'reserved:16'", "--store", "memory", "--accelerator", "reserved:16")]
    [InlineData("Can not listen at unix:/nowhere/hsm.sock", "--store", "memory", "--listen", "unix:/nowhere/hsm.sock")]
    [InlineData("names an address twice", "--store", "memory", "--listen", "unix:/tmp/x", "--listen", "unix:/tmp/x")]
    public void Serve_WrongInput_SaysWhatIsWrong(string expected, params string[] arguments)
    {
        CliRun run = CliRun.HsmInProcess(["serve", .. arguments]).Expect(1);

        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("--token-sessions", "--token-pin", "--token-sessions", "5", "--admin-pin", "pass:1")]
    [InlineData("--reset-admin", "--admin-pin", "--reset-admin")]
    [InlineData("--admin-name", "--admin-pin", "--admin-name", "root", "--token-pin", "pass:1", "--token-so-pin", "pass:1")]
    [InlineData("--users", "--admin-pin", "--users", "3")]
    [InlineData("--pin-attempts", "--token-pin or --admin-pin", "--pin-attempts", "3")]
    [InlineData("--pin-iterations", "--token-pin or --admin-pin", "--pin-iterations", "3")]
    [InlineData("--lanes", "--jobs", "--lanes", "2")]
    [InlineData("--accelerator-queue", "--jobs", "--accelerator-queue", "2")]
    [InlineData("--channel-client", "--channel-key", "--channel-client", "00")]
    [InlineData("--channel-aead", "--channel-key", "--channel-aead", "aes-gcm")]
    [InlineData("--pipelines", "--channel-key", "--pipelines", "4")]
    [InlineData("--split-fragment", "--channel-key", "--split-fragment", "64")]
    [InlineData("--split-fragment", "--pipelines", "--split-fragment", "64", "--channel-key", "pass:00")]
    [InlineData("--workers", "--scheduling worker-pool", "--workers", "2")]
    [InlineData("--workers", "--scheduling worker-pool", "--workers", "2", "--scheduling", "round-robin")]
    [InlineData("The priority of tcp:127.0.0.1:0", "--scheduling worker-pool or --lock priority-inheritance", "--listen", "tcp:127.0.0.1:0,high")]
    [InlineData("The priority of tcp:127.0.0.1:0", "--scheduling worker-pool or --lock priority-inheritance", "--listen", "tcp:127.0.0.1:0,low", "--lock", "mcs")]
    public void Serve_OptionWithoutItsCompanion_SaysWhatToAdd(string idle, string companion, params string[] arguments)
    {
        CliRun run = CliRun.HsmInProcess(["serve", "--store", "memory", .. arguments]).Expect(1);

        Assert.Contains($"{idle} does nothing without {companion}.", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static uint Increment(ServeProcess server, CountdownEvent underWay)
    {
        using HsmSocketClient client = server.Connect();
        uint acknowledged = 0;
        client.Send(new InitRequest(1));
        while (client.Send(new CounterIncrementRequest(s_counter)).IsOk)
        {
            acknowledged++;
            if (acknowledged <= 20)
            {
                underWay.Signal();
            }
        }

        return acknowledged;
    }

    private uint ReadCounter()
    {
        using ServeProcess again = ServeProcess.Start(Store);
        using HsmSocketClient client = again.Connect();
        Assert.IsType<InitResponse>(client.Send(new InitRequest(1)));
        uint value = Assert.IsType<CounterResponse>(client.Send(new CounterReadRequest(s_counter))).Value;
        again.Terminate();
        again.End().Expect(0);
        return value;
    }
}
