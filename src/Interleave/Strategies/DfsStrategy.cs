using Interleave.Runtime;

namespace Interleave.Strategies;

/// <summary>
/// Stateless depth-first enumeration of all schedules (Godefroid: "Model Checking for Programming Languages using
/// VeriSoft", POPL 1997), of those with few preemptions (Musuvathi, Qadeer: "Iterative Context Bounding for Systematic
/// Testing of Multithreaded Programs", PLDI 2007), or of one schedule for each partial order at least (sleep sets:
/// Godefroid, LNCS 1032, 1996, chapter 5). The order is fixed: go on with the running thread, then by ascending id.
/// </summary>
/// <remarks>
/// Deviations. Iterative bounding enumerates anew for each bound, where CHESS keeps a queue: no memory, some schedules
/// more than once. A sleep-set blocked execution cannot be cut short here; it runs on, without alternatives.
/// Controlled values are enumerated like threads, and never cost a preemption.
/// </remarks>
public sealed class DfsStrategy : ISystematicStrategy
{
    private const string Advice =
        "Something the test does is not controlled: run it with --strategy random, whose replay check names the step.";

    private readonly DfsOptions _options;
    private readonly DfsTree _tree = new();
    private readonly SleepSet _sleep = new();

    // Decisions made in this execution. Invariant: the tree's nodes below it are this execution's choices so far.
    private int _depth;
    private int _preemptions;
    private int? _bound;
    private bool _boundCut;
    private bool _begun;

    /// <summary>Enumerates all schedules, or all with at most so many preemptions, in one pass.</summary>
    /// <param name="preemptionBound">At least 0; null for no bound.</param>
    public DfsStrategy(int? preemptionBound = null)
        : this(new DfsOptions { PreemptionBound = preemptionBound })
    {
    }

    /// <summary>Creates the strategy.</summary>
    /// <param name="options">What to enumerate.</param>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    public DfsStrategy(DfsOptions options)
    {
        if (options.PreemptionBound < 0)
        {
            throw new ArgumentException("The preemption bound must be at least 0.", nameof(options));
        }

        if (options.SleepSets && options.PreemptionBound is not null)
        {
            throw new ArgumentException("Sleep sets together with a preemption bound lose schedules: drop one of them.", nameof(options));
        }

        if (options.Iterative && (options.PreemptionBound is null || options.Root.Count > 0))
        {
            throw new ArgumentException("Iterative bounding needs a preemption bound to end at, and starts at the root.", nameof(options));
        }

        _options = options;
        _bound = options.Iterative ? 0 : options.PreemptionBound;
    }

    /// <summary>Whether it prunes by the accesses it sees; sound only when every visible action is one.</summary>
    public bool UsesSleepSets => _options.SleepSets;

    /// <inheritdoc/>
    public bool IsExhausted { get; private set; }

    /// <summary>The largest preemption bound whose schedules were all run; null when none was completed, or there is no bound.</summary>
    public int? CompletedBound { get; private set; }

    /// <summary>False once the preemption bound left a schedule out; an exhausted enumeration without cuts covered everything.</summary>
    public bool IsComplete => IsExhausted && !_boundCut;

    /// <inheritdoc/>
    public string BoundDescription => !IsComplete && CompletedBound is { } bound
        ? $"{bound} preemption{(bound == 1 ? "" : "s")}"
        : "";

    /// <summary>The choices of the current execution, each an index into its decision's alternatives; a <see cref="DfsOptions.Root"/> for another instance.</summary>
    public IReadOnlyList<int> Path => _tree.Path();

    /// <inheritdoc/>
    public bool NextExecution(in ExecutionStart start)
    {
        if (IsExhausted)
        {
            return false;
        }

        if (_begun && !_tree.Advance(_options.Root.Count) && !NextBound())
        {
            IsExhausted = true;
            return false;
        }

        _begun = true;
        _depth = 0;
        _preemptions = 0;
        _sleep.Clear();
        return true;
    }

    /// <inheritdoc/>
    public int NextThread(in SchedulingPoint point)
    {
        if (_options.SleepSets)
        {
            _sleep.OnDecision(point);
        }

        if (_depth == _tree.Count)
        {
            Open(point);
        }

        int thread = _tree.ThreadAt(_depth);
        int index = IndexOf(point.Enabled, thread);
        if (index < 0 || _tree.MaskAt(_depth) != MaskOf(point.Enabled))
        {
            point.Current.Execution.FailDefect(
                $"Depth-first enumeration: decision {_depth} offered other threads than in an earlier execution with the same decisions before it " +
                $"(threads {ThreadMask.Describe(_tree.MaskAt(_depth))} then, {ThreadMask.Describe(MaskOf(point.Enabled))} now). " +
                Advice);
        }

        if (_options.SleepSets)
        {
            _sleep.OnChosen(point.Enabled, _tree.DoneBefore(_depth), index);
        }

        _preemptions += point.CurrentIndex >= 0 && index != point.CurrentIndex ? 1 : 0;
        _depth++;
        return index;
    }

    /// <inheritdoc/>
    public int NextValue(int bound)
    {
        if (_depth == _tree.Count)
        {
            bool branches = _depth < _options.MaxBranchDepth && !_sleep.IsBlocked;
            _tree.OpenValue(branches ? bound : 1, RootChoice());
        }

        int value = _tree.ValueAt(_depth++);
        if ((uint)value >= (uint)bound)
        {
            LogicalThread.Current?.Execution.FailDefect(
                $"Depth-first enumeration: decision {_depth - 1} is a choice below {bound}, and was none in an earlier execution with the same decisions before it. " + Advice);
        }

        return value;
    }

    private bool NextBound()
    {
        CompletedBound = _bound;
        if (!_options.Iterative || !_boundCut || _bound >= _options.PreemptionBound)
        {
            return false;
        }

        _bound++;
        _boundCut = false;
        _tree.Clear();
        return true;
    }

    /// <summary>A decision not met before: its alternatives, the default one first.</summary>
    private void Open(in SchedulingPoint point)
    {
        ReadOnlySpan<LogicalThread> enabled = point.Enabled;
        int first = point.CurrentIndex >= 0 ? point.CurrentIndex : 0;
        bool free = point.CurrentIndex < 0;
        bool branches = _depth < _options.MaxBranchDepth && !_sleep.IsBlocked;
        _tree.OpenThreads(MaskOf(enabled));
        AddUnlessAsleep(enabled[first]);
        for (int i = 0; branches && i < enabled.Length; i++)
        {
            if (i == first)
            {
                continue;
            }

            if (!free && _preemptions >= _bound)
            {
                _boundCut = true;
                break;
            }

            AddUnlessAsleep(enabled[i]);
        }

        if (_tree.IsLastEmpty)
        {
            // Every enabled thread is asleep (or the default one is, and no alternative is wanted): an execution of
            // this partial order was run already.
            _sleep.Block();
            _tree.AddThread(enabled[first].Id);
        }

        _tree.Choose(RootChoice());
    }

    private void AddUnlessAsleep(LogicalThread thread)
    {
        if (!_options.SleepSets || !_sleep.Contains(thread.Id))
        {
            _tree.AddThread(thread.Id);
        }
    }

    private int RootChoice() => _depth < _options.Root.Count ? _options.Root[_depth] : 0;

    private static ulong MaskOf(ReadOnlySpan<LogicalThread> enabled)
    {
        ulong mask = 0;
        foreach (LogicalThread thread in enabled)
        {
            mask |= ThreadMask.Of(thread.Id);
        }

        return mask;
    }

    private static int IndexOf(ReadOnlySpan<LogicalThread> enabled, int id)
    {
        for (int i = 0; i < enabled.Length; i++)
        {
            if (enabled[i].Id == id)
            {
                return i;
            }
        }

        return -1;
    }
}
