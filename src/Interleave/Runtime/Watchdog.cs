using System.Diagnostics;

namespace Interleave.Runtime;

/// <summary>Notices, in real time, a logical thread that runs without reaching a scheduling point. Off under a debugger.</summary>
internal sealed class Watchdog(IReadOnlyList<ExplorationWorker> workers, ExplorationOptions options, FindingLog log)
{
    private readonly (long Run, int Steps, long Since)[] _seen = [.. workers.Select(_ => (-1L, -1, Environment.TickCount64))];

    internal bool Bitten { get; private set; }

    /// <summary>True once some worker has made no step for the watchdog's time.</summary>
    internal bool HasBitten()
    {
        if (Debugger.IsAttached)
        {
            return false;
        }

        for (int i = 0; i < workers.Count; i++)
        {
            ExplorationWorker worker = workers[i];
            Execution execution = worker.Execution;
            (long run, int steps) = (worker.Run, execution.Steps);
            long now = Environment.TickCount64;
            if (run != _seen[i].Run || steps != _seen[i].Steps || execution.Running is null)
            {
                _seen[i] = (run, steps, now);
            }
            else if (now - _seen[i].Since > options.Watchdog.TotalMilliseconds && execution.IsActive)
            {
                Bitten = true;
                log.Uncontrolled(run, Describe(execution));
                return true;
            }
        }

        return false;
    }

    private string Describe(Execution execution)
    {
        LogicalThread? thread = execution.Running;
        Site site = SiteTable.Get(thread?.CurrentSite ?? 0);
        return $"{thread} has not come back for {options.Watchdog.TotalSeconds:0} s. The last controlled call was {site}. " +
            "It blocks in a call that Interleave does not control, or loops without touching shared state. " +
            "See `interleave rewrite --report` for the calls left uncontrolled, or raise the watchdog's time.";
    }
}
