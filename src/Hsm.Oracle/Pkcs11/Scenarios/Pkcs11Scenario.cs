using Hsm.Oracle.Histories;
using Hsm.Oracle.Pkcs11.Running;
using Hsm.Oracle.Scenarios;
using Linearizability;

namespace Hsm.Oracle.Pkcs11.Scenarios;

/// <summary>The half of a scenario that runs in the parent: from calls to histories.</summary>
/// <param name="pool">The workers.</param>
/// <param name="repeats">How often a crash is tried again.</param>
internal abstract class Pkcs11Scenario(WorkerPool pool, int repeats) : IOracleScenario
{
    /// <summary>Rounds in a row that can not be run, in fresh processes, before the token counts as damaged.</summary>
    private const int MaxFailures = 3;

    private bool _hasRun;
    private int _failures;

    public abstract string Name { get; }

    public abstract Promise Promise { get; }

    /// <summary>Whether each round has fresh processes.</summary>
    protected virtual bool SpendsWorkers => false;

    public abstract RecordedHistory Planted(ulong seed);

    public RoundRecord RunRound(RoundPlan plan, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return new RoundRecord { End = RoundEnd.Completed };
        }

        RoundRecord record;
        try
        {
            record = Try(plan);
            _failures = 0;
        }
        catch (OracleException e) when (_hasRun)
        {
            // The token was usable: that it is not any more is the module's doing.
            record = new RoundRecord { End = ++_failures < MaxFailures ? RoundEnd.Completed : RoundEnd.Corrupted, Detail = $"It was usable before, and is not any more. {e.Message}" };
        }

        if (record.End == RoundEnd.Unsupported && _hasRun)
        {
            return record with { End = RoundEnd.Completed };
        }

        _hasRun |= record.End == RoundEnd.Completed;
        return record;
    }

    // A round that has begun is not cut off: a process killed in the middle of a call can leave half an object behind.
    private RoundRecord Try(RoundPlan plan)
    {
        RoundRun run = pool.Run(Name, plan);
        string? detail = null;
        if (run.Lost is { End: not WorkerEnd.Hung } first)
        {
            RoundRun again = run;
            int tried = 0;
            for (; tried < repeats && (again.Lost is null || tried == 0); tried++)
            {
                again = pool.Run(Name, plan);
            }

            if (again.Lost is null)
            {
                run = again;
                detail = $"{first.Message} That did not come again in {tried} runs of the same round in fresh processes, so the module is not charged with it.";
            }
        }

        if (SpendsWorkers)
        {
            pool.Stop();
        }

        if (run.Unsupported is { } why)
        {
            return RoundRecord.Unsupported(why);
        }

        return run.Lost is { } lost
            ? Record(plan, run with { Calls = LastCalls.Open(run.Calls) }) with
            {
                End = lost.End switch { WorkerEnd.Hung => RoundEnd.Hung, WorkerEnd.Corrupted => RoundEnd.Corrupted, _ => RoundEnd.Crashed },
                Detail = lost.Message,
                LastCalls = LastCalls.Of(run.Calls),
            }
            : Record(plan, run) with { Detail = detail ?? Remark(run.Calls) };
    }

    private RoundRecord Record(RoundPlan plan, RoundRun run)
    {
        IReadOnlyList<RecordedHistory> histories = Histories(plan, run.Calls);
        return plan.IsSingleClient
            ? SingleClient(plan, run, histories)
            : new RoundRecord
            {
                End = RoundEnd.Completed,
                Histories = [.. histories.Where(history => !plan.Admitted.Contains(DeviationOf(history)))],
                Driving = run.Driving,
            };
    }

    /// <summary>What the calls of a round say, by what can be judged apart.</summary>
    protected abstract IReadOnlyList<RecordedHistory> Histories(RoundPlan plan, IReadOnlyList<ClientCalls> calls);

    /// <summary>What is to be told of a round and is not charged; null: nothing.</summary>
    protected virtual string? Remark(IReadOnlyList<ClientCalls> calls) => null;

    /// <summary>Deviations that a single client's calls show, beside histories that no order explains.</summary>
    protected virtual IReadOnlyList<Deviation> Deviations(RoundPlan plan, IReadOnlyList<ClientCalls> calls) => [];

    /// <summary>The same history held against a model that lets deviations pass.</summary>
    protected virtual RecordedHistory Admitting(RecordedHistory history, IReadOnlySet<string> names) => history;

    private string DeviationOf(RecordedHistory history) => $"{Name}-{history.Name}-alone";

    // What one client alone sees go wrong has nothing to do with concurrency.
    private RoundRecord SingleClient(RoundPlan plan, RoundRun run, IReadOnlyList<RecordedHistory> histories)
    {
        List<Deviation> deviations = [.. Deviations(plan, run.Calls)];
        HashSet<string> names = [.. plan.Admitted, .. deviations.Select(static one => one.Name)];
        var sound = new List<RecordedHistory>();
        foreach (RecordedHistory history in histories.Select(history => Admitting(history, names)))
        {
            if (history.Judge(CheckOptions.Default).Evidence is not { } evidence)
            {
                sound.Add(history);
                continue;
            }

            EvidenceCall last = evidence.Core.Last();
            string before = string.Join("; ", evidence.Core.SkipLast(1).Select(static call => $"{call.Asked} {call.Answered}"));
            deviations.Add(new Deviation(
                DeviationOf(history), before.Length == 0 ? last.Asked : $"{last.Asked}, after {before}", "what one client has done itself", last.Answered, Promise.Clause));
        }

        return new RoundRecord { End = RoundEnd.Completed, Histories = sound, Deviations = deviations, Driving = run.Driving };
    }
}
