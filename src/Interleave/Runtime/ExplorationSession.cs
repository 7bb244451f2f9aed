using System.Diagnostics;
using System.Runtime.InteropServices;
using Interleave.Strategies;

namespace Interleave.Runtime;

/// <summary>
/// Shares the indices of an exploration out to its workers. Execution i depends on (seed, i) and on the profile, which
/// is taken from a fixed prefix run by one worker; so what is reported never depends on which worker ran what.
/// </summary>
internal sealed class ExplorationSession : IDisposable
{
    /// <summary>Executions the profile is taken from.</summary>
    private const int PrefixLength = 16;

    /// <summary>Every so many executions no site is quiet: a location that the prefix saw one thread use may be shared after all.</summary>
    private const int AuditEvery = 32;

    private readonly ExplorationOptions _options;
    private readonly List<ExplorationWorker> _workers = [];
    private readonly FindingLog _log;
    private readonly Stopwatch _clock = new();
    private ExplorationProfile _profile = ExplorationProfile.Empty;
    private ExplorationProfile _loud = ExplorationProfile.Empty;
    private bool _systematic;
    private bool _exhausted;
    private string _bound = "";
    private long _next;
    private volatile bool _stop;
    private bool _interrupted;
    private bool _abandoned;

    internal ExplorationSession(ITestTarget target, ExplorationOptions options)
    {
        _options = options;
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Schedules, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Workers, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(options.FirstWorker);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxSteps, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(options.StarvationBound);
        if (options.MemoryModel != MemoryModel.SequentiallyConsistent && !options.Memory)
        {
            throw new ArgumentException("A memory model other than sc is about plain memory accesses, so it needs them to be seen: use --memory on.", nameof(options));
        }

        IStrategy strategy = StrategyFactory.Create(options.Strategy);
        _systematic = strategy is ISystematicStrategy;
        if (strategy is DfsStrategy { UsesSleepSets: true } && !options.Memory)
        {
            throw new ArgumentException("dfs:sleep prunes by the accesses it sees, so it needs memory accesses: use --memory on, or dfs.", nameof(options));
        }

        _log = new FindingLog(options);
        int workers = _systematic ? 1 : options.Workers;
        for (int i = 0; i < workers; i++)
        {
            _workers.Add(new ExplorationWorker(target, options.FirstWorker + i, options.Pin));
        }
    }

    internal ExplorationReport Run(IProgress<ExplorationProgress>? progress, CancellationToken cancellation)
    {
        _clock.Start();
        using CancellationTokenRegistration registration = cancellation.Register(() =>
        {
            _interrupted = true;
            _stop = true;
        });
        var watch = new Watchdog(_workers, _options, _log);
        if (_systematic)
        {
            Await([_workers[0].Start(() => Guard(0, RunSystematic))], watch, progress);
        }
        else
        {
            Await([_workers[0].Start(() => Guard(0, RunPrefix))], watch, progress);
            if (!ShouldStop(PrefixLength))
            {
                Await([.. _workers.Select((w, i) => w.Start(() => Guard(i, RunShare)))], watch, progress);
            }
        }

        _clock.Stop();
        return Report(watch.Bitten);
    }

    private void Guard(int worker, Action<ExplorationWorker> action)
    {
        try
        {
            action(_workers[worker]);
        }
        catch (EngineDefectException defect)
        {
            _log.Defect(-1, defect.Message);
        }
        catch (Exception exception)
        {
            _log.Abort(exception);
        }
    }

    private void RunPrefix(ExplorationWorker worker)
    {
        var profiler = new Profiler();
        PredictionRun? prediction = PredictionOf(worker);
        IStrategy strategy = StrategyFactory.Create(_options.Strategy);
        long end = Math.Min(PrefixLength, _options.Schedules);
        for (_next = 0; _next < end && !ShouldStop(_next); _next++)
        {
            RunOne(worker, strategy, _next, OptionsOf(_next, profile: true, prediction));
            profiler.Add(worker.Execution);
            RecordedSchedule? done = ToPredictFrom(prediction, worker.Execution, _next);
            IReadOnlyList<FindingDraft> known = worker.Execution.Drafts;
            CheckRepeatable(worker, _next);

            Predict(prediction, done, known);
        }

        _profile = profiler.Result();
        _loud = _profile with { QuietSites = ExplorationProfile.Empty.QuietSites };
    }

    /// <summary>Runs a schedule of the sample again, as recorded: everything must happen as it did.</summary>
    private void CheckRepeatable(ExplorationWorker worker, long index)
    {
        Execution execution = worker.Execution;
        if (!RepeatCheck.IsSampled(index, _options.Schedules) || execution.Outcome is not (ExecutionOutcome.Clean or ExecutionOutcome.Finding))
        {
            return;
        }

        StepSeen[] first = [.. execution.StepLog];
        ReplayResult again = worker.Replay(Recorded(execution, index), trace: false, logSteps: true);
        if (RepeatCheck.Difference(index, first, CollectionsMarshal.AsSpan(execution.StepLog), again.Divergence) is { } difference)
        {
            _log.Uncontrolled(index, difference);
        }
    }

    private void RunShare(ExplorationWorker worker)
    {
        IStrategy strategy = StrategyFactory.Create(_options.Strategy);
        PredictionRun? prediction = PredictionOf(worker);
        while (true)
        {
            long index = Interlocked.Increment(ref _next) - 1;
            if (index >= _options.Schedules || ShouldStop(index))
            {
                return;
            }

            RunOne(worker, strategy, index, OptionsOf(index, profile: false, prediction));
            RecordedSchedule? done = ToPredictFrom(prediction, worker.Execution, index);
            IReadOnlyList<FindingDraft> known = worker.Execution.Drafts;
            CheckRepeatable(worker, index);
            Predict(prediction, done, known);
        }
    }

    private ExecutionOptions OptionsOf(long index, bool profile, PredictionRun? prediction) => new()
    {
        Settings = _options.Settings,
        Profile = profile,
        LogSteps = RepeatCheck.IsSampled(index, _options.Schedules),
        Detectors = prediction is not null && PredictionRun.IsSampled(index) ? [prediction.Recorder] : [],
    };

    private PredictionRun? PredictionOf(ExplorationWorker worker) =>
        PredictionRun.IsFor(_options) ? new PredictionRun(worker, _log, _options.KeepGoing) : null;

    /// <summary>The schedule of an execution that is sampled and says something beyond a finding; null for the others.</summary>
    private RecordedSchedule? ToPredictFrom(PredictionRun? prediction, Execution execution, long index) =>
        prediction is not null
        && PredictionRun.IsSampled(index)
        && (execution.Outcome == ExecutionOutcome.Clean || (_options.KeepGoing && execution.Outcome == ExecutionOutcome.Finding))
            ? Recorded(execution, index)
            : null;

    private void Predict(PredictionRun? prediction, RecordedSchedule? from, IReadOnlyList<FindingDraft> known)
    {
        if (from is not null && !ShouldStop(from.Index))
        {
            prediction!.Predict(from, known);
        }
    }

    private void RunSystematic(ExplorationWorker worker)
    {
        var strategy = (ISystematicStrategy)StrategyFactory.Create(_options.Strategy);
        for (_next = 0; _next < _options.Schedules && !ShouldStop(_next); _next++)
        {
            if (!RunOne(worker, strategy, _next, OptionsOf(_next, profile: false, prediction: null)))
            {
                _exhausted = true;
                break;
            }

            if (worker.Execution.ObservesLocks && !_profile.ObservesLocks)
            {
                // Releases are scheduling points for this program: what was enumerated so far lacked them.
                _profile = _loud = new ExplorationProfile { ObservesLocks = true };
                strategy = (ISystematicStrategy)StrategyFactory.Create(_options.Strategy);
                _next = -1;
                continue;
            }

            CheckRepeatable(worker, _next);
        }

        _exhausted |= strategy.IsExhausted;
        _bound = strategy.BoundDescription;
    }

    private bool RunOne(ExplorationWorker worker, IStrategy strategy, long index, ExecutionOptions options)
    {
        ExecutionStart start = StrategyFactory.Start(_options.Strategy, _options.Seed, index, ProfileOf(index));
        if (!worker.TryRun(strategy, start, index, options))
        {
            return false;
        }

        Execution execution = worker.Execution;
        switch (execution.Outcome)
        {
            case ExecutionOutcome.Finding:
                _log.Found(index, execution.Drafts, () => Recorded(execution, index));
                break;
            case ExecutionOutcome.Uncontrolled:
                _log.Uncontrolled(index, execution.UncontrolledMessage!);
                break;
            case ExecutionOutcome.EngineDefect:
                _log.Defect(index, execution.UncontrolledMessage!);
                break;
        }

        return true;
    }

    private RecordedSchedule Recorded(Execution execution, long index) => new(
        _options.Seed,
        index,
        _options.Strategy,
        _options.Settings,
        ProfileOf(index),
        execution.Decisions.AsSpan().ToArray());

    private ExplorationProfile ProfileOf(long index) => index % AuditEvery == AuditEvery - 1 ? _loud : _profile;

    // The first schedule is run however little time there is: an exploration of none says nothing.
    private bool ShouldStop(long index) =>
        _stop || _log.Limit <= index || (index > 0 && _options.TimeLimit is { } limit && _clock.Elapsed >= limit);

    private void Await(Thread[] threads, Watchdog watch, IProgress<ExplorationProgress>? progress)
    {
        foreach (Thread thread in threads)
        {
            while (!thread.Join(100))
            {
                progress?.Report(Progress());
                if (watch.HasBitten())
                {
                    _stop = true;
                    return;
                }
            }
        }

        progress?.Report(Progress());
    }

    private ExplorationProgress Progress() => new(
        _workers.Sum(w => w.Run), _options.Schedules, _workers.Sum(w => w.Steps), _log.Count, _clock.Elapsed);

    private ExplorationReport Report(bool bitten)
    {
        if (bitten)
        {
            // A worker's thread is stuck in the test's code; its threads can't be stopped, so they are left behind
            // with all they may still touch.
            _abandoned = true;
            return Totals(_workers.Sum(w => w.Run), long.MaxValue) with { Uncontrolled = _log.UncontrolledMessage };
        }

        _log.Rethrow();
        long run = _workers.Sum(w => w.Run);
        bool stoppedEarly = _log.Limit < long.MaxValue;
        ExplorationReport totals = Totals(stoppedEarly ? _log.Limit + 1 : run, _log.Limit);
        var explainer = new FindingExplainer(_workers[0], _options);
        return explainer.Complete(totals, _log);
    }

    private ExplorationReport Totals(long schedules, long limit)
    {
        var met = new HashSet<int>();
        var preempted = new HashSet<int>();
        _workers.ForEach(w => w.Execution.Coverage.AddTo(met, preempted, limit));
        return Figures(schedules, limit) with
        {
            SwitchPlaces = met.Count,
            NeverPreempted =
            [
                .. met.Except(preempted).Select(SiteTable.Get)
                    .OrderBy(s => s.File, StringComparer.Ordinal).ThenBy(s => s.Line).ThenBy(s => s.Method, StringComparer.Ordinal).ThenBy(s => s.Member, StringComparer.Ordinal),
            ],
        };
    }

    private ExplorationReport Figures(long schedules, long limit) => new()
    {
        Schedules = schedules,
        DistinctSchedules = _workers.SelectMany(w => w.Hashes).Where(h => h.Index <= limit).Select(h => h.Hash).Distinct().LongCount(),
        Decisions = _workers.Sum(w => w.Decisions),
        Steps = _workers.Sum(w => w.Steps),
        Switches = _workers.Sum(w => w.Switches),
        Elapsed = _clock.Elapsed,
        Exhaustive = _exhausted,
        Bound = _bound,
        Interrupted = _interrupted,
        Witnesses = _workers.Sum(w => w.Witnesses),
    };

    public void Dispose()
    {
        foreach (ExplorationWorker worker in _abandoned ? [] : _workers)
        {
            worker.Dispose();
        }
    }
}
