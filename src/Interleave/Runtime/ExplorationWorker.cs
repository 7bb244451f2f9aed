using Interleave.Detection;
using Interleave.Strategies;

namespace Interleave.Runtime;

/// <summary>One worker: its copy of the test, its executions, its OS thread.</summary>
internal sealed class ExplorationWorker : IDisposable
{
    private static int s_names;

    private readonly ITestTarget _target;
    private readonly int _ordinal;
    private readonly int _cpu;
    private Action? _body;

    internal ExplorationWorker(ITestTarget target, int ordinal, bool pin)
    {
        _target = target;
        _ordinal = ordinal;
        int[] cpus = pin ? Futex.AllowedCpus() : [];
        _cpu = cpus.Length == 0 ? -1 : cpus[ordinal % cpus.Length];
        Execution = new Execution(_cpu, $"Interleave.{Interlocked.Increment(ref s_names)}");
    }

    internal Execution Execution { get; }

    internal long Run { get; private set; }

    internal long Decisions { get; private set; }

    internal long Steps { get; private set; }

    internal long Witnesses { get; private set; }

    internal long Switches { get; private set; }

    /// <summary>(index, hash) of every execution run, for counting distinct ones.</summary>
    internal List<(long Index, ulong Hash)> Hashes { get; } = [];

    /// <summary>Starts the worker's OS thread.</summary>
    internal Thread Start(Action action)
    {
        var thread = new Thread(
            () =>
            {
                Futex.PinCurrentThread(_cpu);
                action();
            },
            maxStackSize: 16 * 1024 * 1024)
        { IsBackground = true, Name = $"Interleave.driver.{_ordinal}" };
        thread.Start();
        return thread;
    }

    /// <summary>Runs a function on a thread of the worker's own and waits; the caller's thread is never pinned.</summary>
    internal T OnOwnThread<T>(Func<T> function)
    {
        T result = default!;
        Exception? failure = null;
        Start(() =>
        {
            try
            {
                result = function();
            }
            catch (Exception exception)
            {
                failure = exception;
            }
        }).Join();
        if (failure is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        }

        return result;
    }

    /// <summary>Runs one execution; false when the strategy has nothing left.</summary>
    internal bool TryRun(IStrategy strategy, in ExecutionStart start, long index, ExecutionOptions options)
    {
        Action body = Body();
        if (!strategy.NextExecution(start))
        {
            return false;
        }

        Execution.Coverage.Index = index;
        Execution.Run(body, strategy, start, options);
        Run++;
        Decisions += Execution.Decisions.Count;
        Steps += Execution.Steps;
        Switches += Execution.Switches;
        Hashes.Add((index, Execution.Decisions.Hash));
        return true;
    }

    /// <summary>Runs the test under a witness strategy, from what another execution started from. Not counted as a schedule.</summary>
    internal void RunWitness(WitnessStrategy strategy, RecordedSchedule from)
    {
        Action body = Body();
        ExecutionStart start = from.Start;
        strategy.NextExecution(start);
        Execution.Run(body, strategy, start, new ExecutionOptions { Settings = from.Settings, Detectors = [strategy] });
        Witnesses++;
    }

    /// <summary>Follows a recorded schedule and tells detectors its events.</summary>
    internal void Observe(RecordedSchedule schedule, IReadOnlyList<IDetector> detectors)
    {
        Action body = Body();
        var strategy = new ReplayStrategy(schedule.Decisions);
        ExecutionStart start = schedule.Start;
        strategy.NextExecution(start);
        Execution.Run(body, strategy, start, new ExecutionOptions { Settings = schedule.Settings, Detectors = detectors });
    }

    /// <summary>Follows a recorded schedule.</summary>
    /// <param name="schedule">The record.</param>
    /// <param name="trace">Whether to record what happens.</param>
    /// <param name="wanted">Tells which of several findings is meant; by default the one the schedule was kept for, else the first.</param>
    /// <param name="logSteps">Whether to keep the steps (<see cref="Execution.StepLog"/>).</param>
    internal ReplayResult Replay(RecordedSchedule schedule, bool trace, Func<FindingKind, string, bool>? wanted = null, bool logSteps = false)
    {
        Action body = Body();
        var strategy = new ReplayStrategy(schedule.Decisions);
        ExecutionStart start = schedule.Start;
        strategy.NextExecution(start);
        Execution.Run(body, strategy, start, new ExecutionOptions
        {
            Settings = schedule.Settings,
            Trace = trace,
            LogSteps = logSteps,
        });
        strategy.Complete();
        Decision[] decisions = Execution.Decisions.AsSpan().ToArray();
        string output = Execution.Output?.ToString() ?? "";
        RecordedSchedule taken = schedule with { Decisions = decisions };
        Finding[] findings = Execution.Trace is { } recorded
            ? [.. Execution.Drafts.Select(d => new Finding(d.Kind, d.Message, d.Place, [.. d.Details, .. schedule.Remarks], taken, recorded, 1, output))]
            : [];
        Finding? finding = Array.Find(findings, f => wanted is null ? (f.Kind, f.Place) == (schedule.Shows?.Kind, schedule.Shows?.Place) : wanted(f.Kind, f.Place))
            ?? (wanted is null ? findings.FirstOrDefault() : null);
        return new ReplayResult(
            Execution.Outcome,
            finding,
            findings,
            Execution.Drafts,
            strategy.Divergence,
            Execution.UncontrolledMessage,
            decisions,
            Execution.Steps,
            Execution.Switches);
    }

    private Action Body()
    {
        if (_body is null)
        {
            _body = _target.CreateBody(_ordinal);
            Execution.Context = _target.ContextOf(_ordinal);
        }

        return _body;
    }

    public void Dispose() => Execution.Dispose();
}
