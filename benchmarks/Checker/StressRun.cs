using Benchmarks.Server;
using Hsm;
using Hsm.Abstractions;
using Hsm.Models.Environment;
using Hsm.Models.Specification;
using Linearizability;

namespace Benchmarks.Checker;

/// <summary>
/// Our server in memory, worked by threads of two clients that share keys, counters and objects, and what the checker says of
/// it. Sessions are begun before the first round. Room in NVM is admitted to run short, not counted, so that objects stay
/// independent; nobody lists.
/// </summary>
internal sealed class StressRun
{
    private readonly HistoryRecorder<HsmCall, HsmResponse> _recorder = new();
    private readonly List<History<HsmCall, HsmResponse>> _rounds = [];
    private readonly int _threads;
    private HsmModel _model = null!;

    public StressRun(int threads)
    {
        _threads = threads;
    }

    /// <summary>All requests at once.</summary>
    public void Execute(int requests) => ExecuteRounds(1, requests);

    /// <summary>So many requests in each round; all threads meet between two.</summary>
    public void ExecuteRounds(int rounds, int requests)
    {
        using HsmServer server = new ServerChoice().Open(out _);
        _model = new HsmModel(new SpecificationOptions
        {
            Info = server.Info,
            Gcm = new CryptoProviderOracle(new SoftwareCrypto()),
            Admitted = AdmittedRefusals.NoSpace,
            RemembersNvmOrder = false,
        });
        ClientContext[] sessions = [.. Enumerable.Range(0, _threads).Select(_ => server.Connect())];
        for (int i = 0; i < _threads; i++)
        {
            new RecordingClient(sessions[i], _recorder, i, i).Send(new InitRequest((uint)(1 + (i % 2))));
        }

        using var barrier = new Barrier(_threads, _ => _rounds.Add(_recorder.TakeRound()));
        Thread[] threads = [.. Enumerable.Range(0, _threads).Select(i => new Thread(() =>
        {
            var client = new RecordingClient(sessions[i], _recorder, i, i);
            var random = new Random(i);
            for (int round = 0; round <= rounds; round++)
            {
                // The first ends with the sessions begun.
                for (int k = 0; round > 0 && k < requests / _threads; k++)
                {
                    client.Send(Request(random));
                }

                barrier.SignalAndWait();
            }
        }))];
        Array.ForEach(threads, static thread => thread.Start());
        Array.ForEach(threads, static thread => thread.Join());
    }

    /// <summary>Checks what was recorded as one history.</summary>
    public Checked CheckWhole()
    {
        var history = new History<HsmCall, HsmResponse>(_rounds.SelectMany(static round => round));
        return Tell(history.Count, LinearizabilityChecker.Check(history, _model).Verdict);
    }

    /// <summary>Checks round after round.</summary>
    public Checked CheckRounds()
    {
        var checker = new RoundChecker<HsmState, HsmCall, HsmResponse>(_model);
        Verdict verdict = Verdict.Linearizable;
        for (int round = 0; round < _rounds.Count && verdict == Verdict.Linearizable; round++)
        {
            verdict = checker.Check(_rounds[round]).Verdict;
        }

        return Tell(checker.Operations, verdict);
    }

    private static Checked Tell(long operations, Verdict verdict) => new(operations, verdict.ToString(), verdict == Verdict.Linearizable);

    private static HsmRequest Request(Random random)
    {
        KeyId key = random.Next(2) == 0 ? new KeyId(random.Next(1, 5)) : KeyId.Global((byte)random.Next(1, 5));
        var counter = new CounterId((byte)random.Next(4));
        var stored = new NvmId((ushort)random.Next(1, 5));
        Bytes data = Bytes.Repeat((byte)random.Next(1, 250), 16);
        return random.Next(12) switch
        {
            0 => new KeyCacheRequest(key, ObjectFlags.UsageAny, ObjectLabel.FromText("key"), data),
            1 => new KeyExportRequest(key),
            2 => new KeyEvictRequest(key),
            3 => new KeyCommitRequest(key),
            4 => new KeyEraseRequest(key),
            5 => new AesGcmEncryptRequest(key, Bytes.Repeat(1, 12), default, data, 16),
            6 => new CounterInitRequest(counter, 7),
            7 or 8 => new CounterIncrementRequest(counter),
            9 => new CounterReadRequest(counter),
            10 => new NvmAddRequest(new ObjectMetadata(stored, 0, ObjectFlags.None, 16, ObjectLabel.FromText("object")), data),
            _ => new NvmReadRequest(stored, 0, 16),
        };
    }
}
