using System.Diagnostics;
using System.Runtime.ExceptionServices;
using Hsm.Oracle.Pkcs11.Calls;

namespace Hsm.Oracle.Pkcs11.Worker;

/// <summary>What a worker does on request.</summary>
internal sealed class WorkerDesk
{
    private WorkerToken? _token;
    private ModuleCalls[] _calls = [];
    private WorkerScenario? _scenario;
    private WorkerRound? _round;

    internal WorkerReply Serve(WorkerRequest request)
    {
        if (request.Start is { } start)
        {
            return Start(start);
        }

        WorkerToken token = _token ?? throw new InvalidOperationException("The worker has not been started.");
        if (request.Clean)
        {
            token.Clean();
        }
        else if (request.Prepare is { } order)
        {
            Prepare(token, order);
        }
        else if (request.RunAt is { } time)
        {
            Drive(_scenario!, _round!, time);
        }
        else if (request.Finish)
        {
            _scenario!.Finish(_round!);
        }

        return new WorkerReply();
    }

    private WorkerReply Start(StartOrder start)
    {
        CallLog log = CallLog.Open(start.Log, start.Threads + 1);
        _token = WorkerToken.Open(start, log);
        _calls = [.. Enumerable.Range(0, start.Threads).Select(thread => new ModuleCalls(_token.Module, log, thread))];
        (string library, string version) = _token.Calls.Library();
        return new WorkerReply
        {
            Facts =
            [
                "library", library,
                "version", version,
                "token", $"\"{_token.Facts.Label}\", {_token.Facts.Manufacturer}, {_token.Facts.Model}, slot {_token.Facts.Slot}",
                "layout", $"CK_ULONG of {start.Layout.UlongLengthBytes} bytes, {(start.Layout.IsPacked ? "packed" : "natural alignment")}",
                "objects", _token.Objects.Kind switch
                {
                    ObjectKind.CreatedKey => "AES keys by C_CreateObject",
                    ObjectKind.GeneratedKey => "AES keys by C_GenerateKey",
                    _ => "data objects",
                },
            ],
        };
    }

    private void Prepare(WorkerToken token, RoundOrder order)
    {
        token.Calls.Clear();
        foreach (ModuleCalls calls in _calls)
        {
            calls.Clear();
        }

        _scenario = WorkerScenario.Named(order.Scenario);
        _round = new WorkerRound(order, token,
        [
            .. Enumerable.Range(0, order.Threads).Select(thread => new WorkerThread(
                thread,
                (order.Process * order.Threads) + thread,
                _calls[thread],
                new Random(WorkerRound.HashCode(order.Seed, order.Process, thread)))),
        ]);
        token.Session();
        _scenario.Prepare(_round);
    }

    private static void Drive(WorkerScenario scenario, WorkerRound round, long time)
    {
        ExceptionDispatchInfo? failure = null;
        Thread[] threads =
        [
            .. round.Threads.Select(thread => new Thread(() =>
            {
                try
                {
                    // Spinning, not sleeping: all processes are to begin within a microsecond.
                    while (Stopwatch.GetTimestamp() < time)
                    {
                        Thread.SpinWait(1);
                    }

                    scenario.Run(round, thread);
                }
                catch (Exception e)
                {
                    Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(e), null);
                }
                finally
                {
                    // Who failed must not keep the others waiting.
                    round.Barrier.RemoveParticipant();
                }
            })
            { IsBackground = true, Name = $"client {thread.Client}" }),
        ];
        foreach (Thread thread in threads)
        {
            thread.Start();
        }

        foreach (Thread thread in threads)
        {
            thread.Join();
        }

        failure?.Throw();
    }
}
