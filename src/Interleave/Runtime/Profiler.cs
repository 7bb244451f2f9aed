using Interleave.Strategies;

namespace Interleave.Runtime;

/// <summary>Takes the profile from the executions of the prefix.</summary>
internal sealed class Profiler
{
    private readonly HashSet<int> _seen = [];
    private readonly HashSet<int> _shared = [];
    private readonly List<double> _points = [];
    private readonly EventGroupProfiler _groups = new();
    private int _runs;
    private int _maxDecisions;
    private bool _observesLocks;

    internal void Add(Execution execution)
    {
        _runs++;
        _maxDecisions = Math.Max(_maxDecisions, execution.Decisions.Count);
        _observesLocks |= execution.ObservesLocks;
        (IReadOnlySet<int> seen, IReadOnlySet<int> shared) = execution.SiteProfile;
        _seen.UnionWith(seen);
        _shared.UnionWith(shared);
        _groups.Add(execution.Decisions.AsSpan());
        IReadOnlyList<int> points = execution.PointsByThread;
        for (int i = 0; i < points.Count; i++)
        {
            if (i == _points.Count)
            {
                _points.Add(0);
            }

            _points[i] += points[i];
        }
    }

    /// <summary>A site seen only on unshared locations is quiet; one never seen stays a scheduling point.</summary>
    internal ExplorationProfile Result()
    {
        HashSet<int> quiet = [.. _seen.Except(_shared)];
        return new ExplorationProfile
        {
            MaxDecisions = _maxDecisions,
            MaxThreads = _points.Count,
            PointsByThread = [.. _points.Select(p => p / Math.Max(1, _runs))],
            QuietSites = quiet,
            ObservesLocks = _observesLocks,
            Groups = _groups.Result(quiet),
        };
    }
}
