using Hsm;
using Hsm.Abstractions;
using Hsm.Protocol;
using Xunit;

namespace Unit.Hsm;

/// <summary>The client library against the server: the same answers over bytes as in memory.</summary>
public sealed class SocketClientTests
{
    private static readonly Bytes s_key = Bytes.Repeat(7, 16);
    private static readonly Bytes s_iv = Bytes.Repeat(1, 12);

    private static readonly HsmRequest[] s_session =
    [
        new EchoRequest(s_key),
        new InfoRequest(),
        new InitRequest(3),
        new InitRequest(99),
        new KeyCacheRequest(KeyId.Assign, ObjectFlags.UsageAny, ObjectLabel.FromText("one"), s_key),
        new KeyCacheRequest(KeyId.Global(9), ObjectFlags.UsageAny, default, s_key),
        new KeyExportRequest(KeyId.Local(255)),
        new KeyCommitRequest(KeyId.Local(255)),
        new KeyEvictRequest(KeyId.Local(255)),
        new KeyEvictRequest(KeyId.Local(255)),
        new AesGcmEncryptRequest(KeyId.Global(9), s_iv, s_key, s_key),
        new AesGcmEncryptRequest(KeyId.Local(77), s_iv, s_key, s_key),
        new AesGcmDecryptRequest(KeyId.Global(9), s_iv, default, s_key, s_key),
        new KeyRevokeRequest(KeyId.Local(255)),
        new KeyEraseRequest(KeyId.Local(255)),
        new CounterInitRequest(new CounterId(1), 41),
        new CounterIncrementRequest(new CounterId(1)),
        new CounterReadRequest(new CounterId(2)),
        new NvmAddRequest(new ObjectMetadata(new NvmId(5), 1, ObjectFlags.NonExportable, 16, ObjectLabel.FromText("two")), s_key),
        new NvmAddRequest(new ObjectMetadata(new NvmId(6), 1, ObjectFlags.None, 16, default), s_key),
        new NvmListRequest(NvmId.None),
        new NvmGetMetadataRequest(new NvmId(5)),
        new NvmReadRequest(new NvmId(5), 0, 16),
        new NvmReadRequest(new NvmId(6), 4, 100),
        new NvmReadRequest(new NvmId(6), 40, 4),
        new NvmDestroyRequest(new NvmIdList(new NvmId(5), new NvmId(6), new NvmId(999))),
        new CounterDestroyRequest(new CounterId(1)),
        new CloseRequest(),
        new EchoRequest(default),
    ];

    public static TheoryData<string, string, ByteOrder> Combinations
    {
        get
        {
            var data = new TheoryData<string, string, ByteOrder>();
            foreach (var (kind, scheduling) in TestSocketServer.Combinations)
            {
                data.Add(kind, scheduling, ByteOrder.LittleEndian);
                data.Add(kind, scheduling, ByteOrder.BigEndian);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Send_ASessionOfEveryGroup_IsAnsweredAsInMemory(string kind, string scheduling, ByteOrder order)
    {
        using var memory = new TestServer();
        memory.Server.Start(new RoundRobinScheduling());
        var expected = memory.Server.Connect();
        using var server = new TestSocketServer(kind, scheduling);
        using var client = HsmSocketClient.Connect(server.Address.EndPoint, new HsmSocketClientOptions { Order = order });

        Assert.All(s_session, request => Assert.Equal(expected.Send(request), client.Send(request)));
    }

    [Fact]
    public void Send_LongestPayload_Arrives()
    {
        using var server = new TestSocketServer(server: TestServer.Options() with { CommDataLengthBytes = 65535 });
        var options = new HsmSocketClientOptions { Codec = new CodecOptions { CommDataLengthBytes = 65535 } };
        using var client = HsmSocketClient.Connect(server.Address.EndPoint, options);

        foreach (var length in (int[])[65535, 0, 65000, 1, 65535])
        {
            var data = Bytes.Repeat((byte)length, length);
            Assert.Equal(new EchoResponse(data), client.Send(new EchoRequest(data)));
        }
    }

    [Theory]
    [MemberData(nameof(SchedulingTests.Schedulings), MemberType = typeof(SchedulingTests))]
    public void Send_FourConnectionsComeAndGo_NoIncrementIsLost(string scheduling)
    {
        using var server = new TestSocketServer(scheduling: scheduling);
        using var reader = HsmSocketClient.Connect(server.Address.EndPoint);
        Assert.IsType<InitResponse>(reader.Send(new InitRequest(1)));
        Assert.IsType<CounterResponse>(reader.Send(new CounterInitRequest(new CounterId(1), 0)));
        var threads = Enumerable.Range(0, 4).Select(_ => new Thread(() =>
        {
            for (var i = 0; i < 10; i++)
            {
                using var client = HsmSocketClient.Connect(server.Address.EndPoint);
                client.Send(new InitRequest(1));
                for (var k = 0; k < 5; k++)
                {
                    client.Send(new CounterIncrementRequest(new CounterId(1)));
                }
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        Assert.Equal(new CounterResponse(200), reader.Send(new CounterReadRequest(new CounterId(1))));
        Assert.True(SpinWait.SpinUntil(() => server.Sockets.ConnectionCount == 1, 10_000));
    }
}
