using System.Diagnostics;
using Hsm.Oracle.Pkcs11.Calls;
using Hsm.Oracle.Pkcs11.Worker;
using Hsm.Oracle.Scenarios;

namespace Hsm.Oracle.Pkcs11.Running;

/// <summary>The workers, kept from round to round and replaced when lost.</summary>
/// <param name="options">The module.</param>
internal sealed class WorkerPool(Pkcs11Options options) : IDisposable
{
    /// <summary>How long before all begin: long enough for the order to reach every worker and its threads to start.</summary>
    private static readonly long s_leadTicks = Stopwatch.Frequency / 500;

    /// <summary>Threads that a worker has logs for, so that rounds of one client and of many share workers.</summary>
    private const int LeastThreads = 8;

    private readonly List<WorkerProcess> _workers = [];

    /// <summary>What the module tells of itself; starts a worker if there is none.</summary>
    internal IReadOnlyList<string> Facts => Ensure(1, 1)[0].Facts;

    /// <summary>Runs one round.</summary>
    /// <param name="scenario">Its name.</param>
    /// <param name="plan">What to do.</param>
    /// <returns>How it went; workers lost are told, not thrown.</returns>
    /// <exception cref="OracleException">The token can not be used.</exception>
    internal RoundRun Run(string scenario, RoundPlan plan)
    {
        try
        {
            IReadOnlyList<WorkerProcess> workers = Ensure(plan.Processes, plan.Threads);
            try
            {
                return Drive(workers, scenario, plan);
            }
            catch (WorkerLostException e)
            {
                // The others must be dead before their logs are read: what one of them went on to do, others might still be seen to see.
                foreach (WorkerProcess worker in workers)
                {
                    worker.Kill();
                }

                IReadOnlyList<ClientCalls> calls = Calls(workers, plan.Threads);
                Stop();
                return new RoundRun { Lost = e, Calls = calls, Driving = Span(calls) };
            }
            catch (OracleException)
            {
                Stop();
                throw;
            }
        }
        catch (WorkerLostException e)
        {
            Stop();
            return new RoundRun { Lost = e };
        }
    }

    /// <summary>Removes our objects.</summary>
    internal void Clean()
    {
        try
        {
            Ensure(1, 1)[0].Ask(new WorkerRequest { Clean = true }, options.StartTimeLimit);
        }
        catch (WorkerLostException e)
        {
            Stop();
            throw new OracleException(
                $"The module was lost while it looked for objects of ours: {e.Message}", $"Objects whose label begins with \"{TokenObjects.Prefix}\" may be left; the next run removes them.");
        }
    }

    /// <summary>Ends all workers; the next round starts new ones.</summary>
    internal void Stop()
    {
        foreach (WorkerProcess worker in _workers)
        {
            worker.Dispose();
        }

        _workers.Clear();
    }

    public void Dispose() => Stop();

    private static RoundRun Drive(IReadOnlyList<WorkerProcess> workers, string scenario, RoundPlan plan)
    {
        // A worker that is lost before it prepares would leave the last round's calls as this one's.
        foreach (WorkerProcess worker in workers)
        {
            worker.ClearLog();
        }

        for (int process = 0; process < workers.Count; process++)
        {
            var order = new RoundOrder
            {
                Scenario = scenario,
                Seed = plan.Seed,
                Label = $"{TokenObjects.Prefix}{Environment.ProcessId:x}-{scenario}-{plan.Round}",
                Process = process,
                Processes = workers.Count,
                Threads = plan.Threads,
            };
            WorkerReply reply = workers[process].Ask(new WorkerRequest { Prepare = order }, plan.TimeLimit);
            if (reply.Unsupported is { } why)
            {
                return new RoundRun { Unsupported = why };
            }

            ThrowIfCorrupted(reply);
        }

        long begin = Stopwatch.GetTimestamp() + s_leadTicks;
        foreach (WorkerProcess worker in workers)
        {
            worker.Send(new WorkerRequest { RunAt = begin });
        }

        foreach (WorkerProcess worker in workers)
        {
            ThrowIfCorrupted(worker.Reply(plan.TimeLimit));
        }

        TimeSpan driving = Stopwatch.GetElapsedTime(begin);

        // The first worker last: it removes what the others look at.
        foreach (WorkerProcess worker in workers.Reverse())
        {
            ThrowIfCorrupted(worker.Ask(new WorkerRequest { Finish = true }, plan.TimeLimit));
        }

        return new RoundRun { Calls = Calls(workers, plan.Threads), Driving = driving };
    }

    // Of a round that a worker was lost in: from the first call that drove to the last that returned.
    private static TimeSpan Span(IReadOnlyList<ClientCalls> calls)
    {
        CallSlot[] returned = [.. calls.Where(static client => !client.IsMain).SelectMany(static client => client.Calls).Where(static call => call.State == CallState.Returned)];
        return returned.Length == 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(returned.Min(static call => call.CallTime), returned.Max(static call => call.ReturnTime));
    }

    private static void ThrowIfCorrupted(WorkerReply reply)
    {
        if (reply.Corrupted is { } what)
        {
            throw new WorkerLostException(WorkerEnd.Corrupted, what);
        }
    }

    private static IReadOnlyList<ClientCalls> Calls(IReadOnlyList<WorkerProcess> workers, int threads)
    {
        var calls = new List<ClientCalls>();
        for (int process = 0; process < workers.Count; process++)
        {
            CallLog log = workers[process].Log;
            for (int thread = 0; thread < threads; thread++)
            {
                calls.Add(new ClientCalls((process * threads) + thread, process, IsMain: false, log.Read(thread)));
            }

            calls.Add(new ClientCalls((workers.Count * threads) + process, process, IsMain: true, log.Read(workers[process].Threads)));
        }

        return calls;
    }

    private IReadOnlyList<WorkerProcess> Ensure(int processes, int threads)
    {
        if (_workers.Exists(worker => worker.Threads < threads))
        {
            Stop();
        }

        while (_workers.Count < processes)
        {
            _workers.Add(WorkerProcess.Start(options, Math.Max(threads, LeastThreads)));
        }

        return _workers[..processes];
    }
}
