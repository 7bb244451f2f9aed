using System.Diagnostics;
using Hsm;
using Hsm.Abstractions;
using Hsm.Models.Environment;

namespace Benchmarks;

/// <summary>
/// Sessions that use one cached key, each asked and worked by a thread of its own: what the server does, without the
/// hand-over between client and worker.
/// </summary>
/// <param name="make">Where locks come from.</param>
/// <param name="granularity">How many guard the state.</param>
/// <param name="kind">What the key is used for.</param>
internal sealed class KeyUse(Func<ILockProvider> make, LockGranularity granularity, KeyUse.Kind kind)
{
    private static readonly TimeSpan s_span = TimeSpan.FromMilliseconds(400);
    private static readonly KeyId s_key = KeyId.Global(1);

    /// <summary>What a key is used for.</summary>
    internal enum Kind
    {
        /// <summary>Read out: hardly more than the lock.</summary>
        Export,

        /// <summary>Encryption by software.</summary>
        EncryptBySoftware,

        /// <summary>Encryption by the platform, which takes a tenth of the time.</summary>
        EncryptByPlatform,
    }

    /// <summary>A rate, and how many processors it had.</summary>
    /// <param name="PerSecond">Requests a second in all.</param>
    /// <param name="Processors">Processor time over wall time: below the sessions' number and the machine's, others had them.</param>
    internal readonly record struct Rate(double PerSecond, double Processors);

    /// <summary>The best rates of one session and of several, measured in turn.</summary>
    /// <param name="sessions">How many.</param>
    /// <param name="repetitions">How often.</param>
    /// <returns>Of each the best.</returns>
    public (Rate One, Rate Several) Measure(int sessions, int repetitions)
    {
        Rate one = default;
        Rate several = default;
        for (int i = 0; i < repetitions; i++)
        {
            one = Best(one, RateOf(1));
            several = Best(several, RateOf(sessions));
        }

        return (one, several);
    }

    private static Rate Best(Rate one, Rate other) => one.PerSecond > other.PerSecond ? one : other;

    private Rate RateOf(int sessions)
    {
        var options = new HsmServerOptions
        {
            Flash = new FlashModel(new FlashGeometry(PartitionSizeBytes: 16_384, ProgramUnitBytes: 8)),
            Locks = make(),
            Granularity = granularity,
            Crypto = kind == Kind.EncryptByPlatform ? [new SystemAccelerator(CallerAdmission.Any)] : [new SoftwareCrypto()],
            ChecksInvariants = false,
        };
        HsmServer.Open(options, out HsmServer? server);
        using HsmServer opened = server!;
        Worker[] workers = [.. Enumerable.Range(0, sessions).Select(_ => new Worker(opened, Request()))];
        for (int i = 0; i < sessions; i++)
        {
            workers[i].Ask(new InitRequest((uint)i + 1));
        }

        workers[0].Ask(new KeyCacheRequest(s_key, ObjectFlags.UsageAny, default, Bytes.Repeat(7, 32)));
        return Run(workers);
    }

    private HsmRequest Request() => kind == Kind.Export
        ? new KeyExportRequest(s_key)
        : new AesGcmEncryptRequest(s_key, Bytes.Repeat(1, 12), default, Bytes.Repeat(2, 1024));

    private static Rate Run(Worker[] workers)
    {
        Thread[] threads = [.. workers.Select(worker => new Thread(worker.Work))];
        Array.ForEach(threads, thread => thread.Start());

        // Past compilation before anything counts.
        Thread.Sleep(s_span / 4);
        TimeSpan cpuBefore = Environment.CpuUsage.TotalTime;
        long before = workers.Sum(worker => worker.Done);
        long started = Stopwatch.GetTimestamp();
        Thread.Sleep(s_span);
        long after = workers.Sum(worker => worker.Done);
        TimeSpan cpu = Environment.CpuUsage.TotalTime - cpuBefore;
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Array.ForEach(workers, worker => worker.Stop());
        Array.ForEach(threads, thread => thread.Join());
        return new Rate((after - before) / seconds, cpu.TotalSeconds / seconds);
    }

    // A session that is always asked the same, over no connection: who waits for nobody is not to be woken, and waking is
    // what all threads of a process do under one lock of the runtime.
    private sealed class Worker : IServerTransport
    {
        private readonly ServerContext _server;
        private readonly HsmRequest _repeated;
        private HsmRequest _next;
        private HsmResponse? _answer;
        private long _done;
        private volatile bool _isStopped;

        public Worker(HsmServer server, HsmRequest repeated)
        {
            _next = _repeated = repeated;
            _server = server.OpenSession(this);
        }

        public long Done => Volatile.Read(ref _done);

        public void Stop() => _isStopped = true;

        public void Work()
        {
            while (!_isStopped)
            {
                Ask(_repeated);
                Volatile.Write(ref _done, _done + 1);
            }
        }

        public void Ask(HsmRequest request)
        {
            _next = request;
            _answer = null;
            _server.HandleRequest();
            if (_answer is not { IsOk: true })
            {
                throw new InvalidOperationException($"{request} was answered {_answer?.Status}.");
            }
        }

        HsmStatus IServerTransport.TryReceive(out RequestMessage message)
        {
            message = new RequestMessage(1, _next);
            return HsmStatus.Ok;
        }

        HsmStatus IServerTransport.Send(ResponseMessage message)
        {
            _answer = message.Response;
            return HsmStatus.Ok;
        }

        HsmStatus IServerTransport.WaitForRequest() => HsmStatus.Ok;

        void IServerTransport.OnArrival(Action arrived)
        {
        }

        void IServerTransport.Disconnect()
        {
        }
    }
}
