using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using Hsm;
using Hsm.Abstractions;
using Hsm.Models.Environment;

namespace Benchmarks;

/// <summary>
/// What jobs and pipelines bring: one worker with an accelerator of fixed latency against its limit, lanes ÷ latency; and a
/// large request sealed as records against one call of the same primitive.
/// </summary>
internal static class JobBenchmark
{
    private const int LaneCount = 8;
    private const int RequestCount = 40_000;
    private const int LargeRequestBytes = 1 << 20;

    private static readonly TimeSpan s_latency = TimeSpan.FromMicroseconds(50);
    private static readonly KeyId s_key = KeyId.Global(5);

    public static void Run()
    {
        Requests();
        Records();
    }

    private static void Requests()
    {
        double limit = LaneCount / s_latency.TotalSeconds;
        Rows table = new Rows()
            .Title($"One worker, accelerator model of {s_latency.TotalMicroseconds:0} µs and {LaneCount} lanes: at most {limit:N0} requests/s (best of 3)")
            .AddColumns("way", "requests/s", "of what jobs × 1/latency allows", "of lanes ÷ latency");
        foreach (int jobs in new[] { 0, 1, 4, 16, 64 })
        {
            double rate = Enumerable.Range(0, 3).Max(_ => jobs == 0 ? Plain() : Asynchronous(jobs));
            double allowed = Math.Min(Math.Max(1, jobs) / s_latency.TotalSeconds, limit);
            table.AddRow(jobs == 0 ? "plain" : $"{jobs} job{(jobs == 1 ? "" : "s")}", $"{rate:N0}", $"{rate / allowed:P0}", $"{rate / limit:P0}");
        }
    }

    // Pausing is blocked, so each request is waited for.
    private static double Plain()
    {
        using AcceleratorEngineModel engine = Engine();
        using HsmServer server = Open(engine);
        ClientContext client = server.Connect();
        ServerContext context = server.Sessions[0];
        HsmRequest request = Encrypt();
        int count = RequestCount / 8;
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < count; i++)
        {
            client.BeginRequest(request);
            context.HandleRequest();
            Require(client.EndRequest());
        }

        return count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static double Asynchronous(int jobs)
    {
        using AcceleratorEngineModel engine = Engine();
        using HsmServer server = Open(engine);
        AsyncJobDispatcher dispatcher = server.CreateDispatcher(jobs);
        HsmRequest request = Encrypt();
        var due = new ConcurrentQueue<int>();
        var handles = new JobHandle[jobs];
        var sessions = new AsyncSession[jobs];
        for (int i = 0; i < jobs; i++)
        {
            int index = i;
            sessions[i] = server.OpenAsyncSession();
            sessions[i].OnWake(() => due.Enqueue(index));
        }

        int finished = 0;
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < jobs; i++)
        {
            handles[i] = sessions[i].Begin(request, dispatcher).Handle;
        }

        while (finished < RequestCount)
        {
            if (!due.TryDequeue(out int index))
            {
                Thread.Yield();
                continue;
            }

            JobResult result = sessions[index].Resume(handles[index], request, dispatcher);
            if (result.Outcome == JobOutcome.Finished)
            {
                Require(result.Response!);
                finished++;
                handles[index] = sessions[index].Begin(request, dispatcher).Handle;
            }
        }

        return finished / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static void Records()
    {
        byte[] data = new byte[LargeRequestBytes];
        double single = Best(() => Call(data));
        Rows table = new Rows()
            .Title($"1 MiB sealed on the machine's AES-GCM ({Environment.ProcessorCount} cores), records of 16 KiB, a lane for each pipeline (best of 20)")
            .AddColumns("way", "MiB/s", "against one call");
        table.AddRow("one AES-GCM call", $"{1 / single:N0}", "1.00");
        foreach (int pipelines in new[] { 1, 2, 4, 8 })
        {
            using var engine = new AcceleratorEngine(() => new SystemAccelerator(), new AcceleratorEngineOptions { LaneCount = pipelines });
            double seconds = Best(() => Seal(engine, pipelines, data));
            table.AddRow($"{pipelines} pipeline{(pipelines == 1 ? "" : "s")}", $"{1 / seconds:N0}", $"{single / seconds:F2}");
        }
    }

    private static void Call(byte[] data)
    {
        using var cipher = new AesGcm(new byte[16], 16);
        cipher.Encrypt(new byte[12], data, new byte[data.Length], new byte[16]);
    }

    private static void Seal(AcceleratorEngine engine, int pipelines, byte[] data)
    {
        using var aead = new AesGcmRecordAead(new byte[16], new byte[12]);
        var pipeline = new RecordPipeline(new RecordPipelineOptions { MaxPipelines = pipelines }, aead);
        SealTransfer transfer = pipeline.Seal(data, new Count());
        while (!transfer.Advance(new EngineRecordRunner(engine, CryptoAlgorithm.AesGcm)))
        {
        }

        if (transfer.Status != HsmStatus.Ok)
        {
            throw new InvalidOperationException($"Sealing answered {transfer.Status}.");
        }
    }

    private static double Best(Action action) => Enumerable.Range(0, 20).Min(_ =>
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    });

    private static AcceleratorEngineModel Engine() => new(
        new SoftwareCryptoModel(), new AcceleratorEngineModelOptions { LaneCount = LaneCount, Latency = s_latency });

    private static HsmServer Open(AcceleratorEngineModel engine)
    {
        HsmStatus status = HsmServer.Open(
            new HsmServerOptions
            {
                Flash = new FlashModel(new FlashGeometry(PartitionSizeBytes: 4096)),
                Locks = new MonitorLockProvider(),
                Crypto = [new SoftwareCryptoModel()],
                Engine = engine,
                ChecksInvariants = false,
            },
            out HsmServer? server);
        if (server is null)
        {
            throw new InvalidOperationException($"The server did not open: {status}.");
        }

        AsyncSession setup = server.OpenAsyncSession();
        Require(setup.Begin(new KeyCacheRequest(s_key, ObjectFlags.UsageAny, default, Bytes.Repeat(7, 16)), server.CreateDispatcher(1)).Response!);
        return server;
    }

    private static AesGcmEncryptRequest Encrypt() => new(s_key, Bytes.Repeat(1, 12), Bytes.Empty, Bytes.Repeat(2, 16));

    private static void Require(HsmResponse response)
    {
        if (!response.IsOk)
        {
            throw new InvalidOperationException($"A request was answered {response.Status}.");
        }
    }

    private sealed class Count : IRecordSink
    {
        public void Emit(ulong sequence, ReadOnlyMemory<byte> output)
        {
            // What leaves is not sent anywhere here.
        }
    }
}
