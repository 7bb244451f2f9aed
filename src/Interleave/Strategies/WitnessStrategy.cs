using Interleave.Detection;
using Interleave.Detection.Prediction;
using Interleave.Runtime;

namespace Interleave.Strategies;

/// <summary>
/// Steers an execution into what was predicted: runs the prefix of the prediction in the order of the trace, comparing
/// what each thread does with what it did, then lets the two accesses follow one another at once (race), or each thread
/// of the cycle run into its acquisition (deadlock). What follows goes on without preemptions. Where the program does
/// something else than in the trace, it gives up and says so in <see cref="Divergence"/>; whatever the execution then
/// shows is real all the same.
/// </summary>
/// <remarks>Attached to the execution as a detector too, since a strategy is not asked where only one thread can go on.</remarks>
internal sealed class WitnessStrategy : IStrategy, IDetector
{
    private readonly WitnessPlan _plan;
    private readonly bool _reversed;
    private readonly WitnessProgress _progress;
    private readonly HashSet<int> _usedChoices = [];
    private int _part;
    private int _done;

    /// <summary>Creates the strategy.</summary>
    /// <param name="plan">Where to go.</param>
    /// <param name="reversed">Whether the later of the two accesses goes first.</param>
    internal WitnessStrategy(WitnessPlan plan, bool reversed = false)
    {
        _plan = plan;
        _reversed = reversed;
        _progress = new WitnessProgress(plan);
    }

    /// <summary>Why the prediction could not be followed; null when it was or still is.</summary>
    internal string? Divergence { get; private set; }

    /// <summary>True once the threads stood where the prediction wants them.</summary>
    internal bool HasMet { get; private set; }

    /// <summary>Told before each of the two accesses with the thread that makes it, and once more after the second, with null.</summary>
    internal Action<LogicalThread?>? OnAccess { get; init; }

    /// <inheritdoc/>
    public bool NextExecution(in ExecutionStart start)
    {
        Reset();
        return true;
    }

    /// <inheritdoc/>
    public void Reset()
    {
        _progress.Clear();
        _usedChoices.Clear();
        (_part, _done, Divergence, HasMet) = (0, 0, null, false);
    }

    /// <inheritdoc/>
    public void OnEvent(in AccessEvent seen)
    {
        if (Divergence is null && !HasMet)
        {
            Divergence = _progress.Take(seen);
        }
    }

    /// <inheritdoc/>
    public int NextThread(in SchedulingPoint point)
    {
        int chosen = Divergence is not null ? -1
            : NextPart() is { } part ? Follow(point, part)
            : _plan.Prediction.Kind == FindingKind.DataRace ? Meet(point)
            : RunInto(point);
        return chosen >= 0 ? chosen : Math.Max(0, point.CurrentIndex);
    }

    /// <inheritdoc/>
    public int NextValue(int bound)
    {
        int site = LogicalThread.Current?.CurrentSite ?? 0;
        for (int i = 0; i < _plan.Choices.Count; i++)
        {
            if (_plan.Choices[i].Site == site && _plan.Choices[i].Value < bound && _usedChoices.Add(i))
            {
                return _plan.Choices[i].Value;
            }
        }

        return 0;
    }

    private WitnessPart? NextPart()
    {
        while (_part < _plan.Parts.Count && _progress.Done(_plan.Parts[_part].Thread) >= _plan.Parts[_part].Until)
        {
            _part++;
        }

        return _part < _plan.Parts.Count ? _plan.Parts[_part] : null;
    }

    private int Follow(in SchedulingPoint point, WitnessPart part)
    {
        int index = Find(point, part.Thread);
        if (index < 0)
        {
            Divergence = $"T{part.Thread} cannot go on where it did.";
        }

        return index;
    }

    /// <summary>Both threads stand before their accesses: the first goes, then at once the second.</summary>
    private int Meet(in SchedulingPoint point)
    {
        int first = _reversed ? 1 : 0;
        if (_done == 0)
        {
            int a = Find(point, _plan.Target(0).Thread);
            int b = Find(point, _plan.Target(1).Thread);
            if (a < 0 || b < 0 || !StandsBefore(point.Enabled[a], 0) || !StandsBefore(point.Enabled[b], 1)
                || !ReferenceEquals(point.Enabled[a].Pending.Resource, point.Enabled[b].Pending.Resource))
            {
                Divergence = "The two threads do not stand before the two accesses.";
                return -1;
            }

            HasMet = true;
        }

        if (_done >= 2)
        {
            if (_done++ == 2)
            {
                OnAccess?.Invoke(null);
            }

            return -1;
        }

        int index = Find(point, _plan.Target(_done++ == 0 ? first : 1 - first).Thread);
        if (index >= 0)
        {
            OnAccess?.Invoke(point.Enabled[index]);
        }

        return index;
    }

    /// <summary>Each thread of the cycle that can still arrive does: writers first, since a waiting one holds back readers.</summary>
    private int RunInto(in SchedulingPoint point)
    {
        HasMet = true;
        int reader = -1;
        for (int target = 0; target < _plan.Prediction.Targets.Count; target++)
        {
            int index = Find(point, _plan.Target(target).Thread);
            if (index < 0 || !StandsBefore(point.Enabled[index], target))
            {
                continue;
            }

            if (_plan.Target(target).Access == AccessKind.Acquire)
            {
                return index;
            }

            reader = index;
        }

        return reader;
    }

    private bool StandsBefore(LogicalThread thread, int target) =>
        thread.Pending.Kind == _plan.Target(target).Access && thread.Pending.Site == _plan.Target(target).Site;

    private int Find(in SchedulingPoint point, int traceThread)
    {
        int id = _progress.IdOf(traceThread);
        for (int i = 0; i < point.Enabled.Length; i++)
        {
            if (point.Enabled[i].Id == id)
            {
                return i;
            }
        }

        return -1;
    }
}
