using System.Diagnostics.Metrics;
using Hsm;
using Hsm.Abstractions;
using Xunit;

namespace Unit.Hsm;

/// <summary>What a request over a socket allocates and what is counted of it.</summary>
public sealed class SocketCostTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    [InlineData(1024)]
    public void Echo_SteadyState_AllocatesNothing(int length)
    {
        // No scheduling: the test's own thread is client and worker, so that what it allocates is what both do.
        using var server = new TestServer();
        using var sockets = new SocketServer(server.Server, new SocketServerOptions());
        using var client = new RawClient(sockets.Listen(TestSocketServer.Parse("tcp:127.0.0.1:0")).EndPoint);
        Assert.True(SpinWait.SpinUntil(() => server.Server.Sessions.Count == 1, 10_000));
        var session = server.Server.Sessions[0];
        var frame = RawClient.Echo(1, new byte[length]);
        var answer = new byte[frame.Length];
        Exchange(2_000);

        // What is allocated once, the first time that a thread has to wait for the other's bytes, may fall into one stretch.
        Assert.Contains(0L, new[] { Stretch(), Stretch(), Stretch() });
        Assert.Equal(frame, answer);
        client.Dispose();
        session.WaitForRequest();
        Assert.Equal(HandleResult.Disconnected, session.HandleRequest());

        long Stretch()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Exchange(5_000);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        void Exchange(int times)
        {
            for (var i = 0; i < times; i++)
            {
                client.Socket.Send(frame);
                session.WaitForRequest();
                session.HandleRequest();
                for (var have = 0; have < answer.Length;)
                {
                    have += client.Socket.Receive(answer.AsSpan(have));
                }
            }
        }
    }

    [Fact]
    public void Metrics_RequestsAndConnections_AreCountedByGroupOutcomeAndReason()
    {
        var counts = new Dictionary<string, double>(StringComparer.Ordinal);
        using var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, self) =>
            {
                if (instrument.Meter.Name == ServerMetrics.MeterName)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Count(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Count(instrument, value > 0 ? 1 : 0, tags));
        listener.Start();
        using (var metrics = new ServerMetrics())
        using (var server = new TestSocketServer(options: new SocketServerOptions { Metrics = metrics, Limits = new SocketLimits { MaxConnections = 1 } }))
        using (var client = server.Connect())
        {
            client.Exchange("0000000d 01a5 0501 0300 0000 68656c6c6f");
            client.Exchange("00000010 01a5 0208 0300 0000 0100 000000000000");
            using (var second = server.Connect())
            {
                Assert.True(second.IsEnded());
            }

            client.Send("00000000");
            Assert.True(client.IsEnded());
            Assert.True(SpinWait.SpinUntil(() => server.Sockets.ConnectionCount == 0, 10_000));
        }

        // COUNTER READ of a counter that is not there is the error.
        Assert.Equal(1, counts["hsm.requests comm"]);
        Assert.Equal(1, counts["hsm.requests counter"]);
        Assert.Equal(1, counts["hsm.errors counter"]);
        Assert.False(counts.ContainsKey("hsm.errors comm"));
        Assert.Equal(1, counts["hsm.request.duration comm"]);
        Assert.Equal(0, counts["hsm.sessions "]);
        Assert.Equal(1, counts["hsm.connections.refused "]);
        Assert.Equal(1, counts["hsm.connections.closed BadFrame"]);

        void Count(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var name = $"{instrument.Name} {(tags.IsEmpty ? string.Empty : tags[0].Value)}";
            lock (counts)
            {
                counts[name] = counts.GetValueOrDefault(name) + value;
            }
        }
    }
}
