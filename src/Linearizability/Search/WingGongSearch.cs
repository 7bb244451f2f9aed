namespace Linearizability.Search;

/// <summary>Looks for an order of one part's operations that the model allows and real time permits.</summary>
/// <remarks>
/// Wing and Gong 1993 ("Testing and verifying concurrent objects"), depth first and without recursion, with Lowe's
/// memoisation (2017). Deviations, each sound for the existence of an order: an operation that never changes the state
/// is taken the moment it is allowed, without alternatives; pending operations are tried after completed ones, only
/// when they change the state, and equal ones in order of call; domination among pending sets (<see cref="MemoTable"/>).
/// The candidates are the operations called before the first return among those missing.
/// </remarks>
internal sealed partial class WingGongSearch<TState, TInput, TOutput>
{
    private const int LooksBetweenClockReadings = 1 << 14;

    private readonly Timeline<TInput, TOutput> _timeline = new();
    private readonly MemoTable _memo = new();
    private StepCache<TState, TInput, TOutput> _steps = null!;
    private readonly List<int> _takenElsewhere = [];
    private bool[] _isIdle = [];
    private ulong[] _done = [];
    private ulong[] _pendingDone = [];
    private ulong[] _words = [];
    private Frame[] _frames = new Frame[32];
    private int[] _taken = new int[64];
    private int _frameCount;
    private int _takenCount;
    private int _completedTaken;
    private int _closedTaken;
    private ulong _doneHash;
    private int _state;

    // Candidates looked at since the clock was read.
    private int _looks;

    /// <summary>Configurations remembered by the last run.</summary>
    public int Configurations => _memo.Count;

    /// <summary>The most completed operations taken at a dead end of the last run.</summary>
    public int LongestCompleted { get; private set; }

    /// <summary>After a run that found one: history indices in the order found.</summary>
    public int[] Linearization()
    {
        int[] order = new int[_takenCount];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = _taken[i] >= 0 ? _timeline.Completed(_taken[i]) : _timeline.Pending(~_taken[i]);
        }

        return order;
    }

    /// <summary>Searches for one order, from each root in turn.</summary>
    /// <param name="problem">What to search.</param>
    /// <param name="budget">When to give up.</param>
    /// <param name="collector">Receives the longest dead ends, when wanted.</param>
    public SearchOutcome Run(
        SearchProblem<TState, TInput, TOutput> problem, Budget budget, PrefixCollector? collector = null)
    {
        if (budget.Time() is var over and not CheckBound.None)
        {
            return SearchOutcome.Stopped(over);
        }

        Load(problem);
        foreach (SearchRoot root in problem.Roots)
        {
            Start(root);
            SearchOutcome outcome = Explore(budget, collector, finals: null);
            if (outcome.Verdict != Verdict.NotLinearizable)
            {
                return outcome;
            }
        }

        return SearchOutcome.Exhausted;
    }

    /// <summary>Searches for every place that an order may lead to, from each root.</summary>
    /// <param name="problem">What to search.</param>
    /// <param name="budget">When to give up.</param>
    /// <param name="finals">Receives the places; none: there is no order.</param>
    public SearchOutcome RunAll(SearchProblem<TState, TInput, TOutput> problem, Budget budget, FinalRoots finals)
    {
        if (budget.Time() is var over and not CheckBound.None)
        {
            return SearchOutcome.Stopped(over);
        }

        Load(problem);
        foreach (SearchRoot root in problem.Roots)
        {
            Start(root);
            SearchOutcome outcome = Explore(budget, collector: null, finals);
            if (outcome.Verdict == Verdict.Unknown)
            {
                return outcome;
            }
        }

        return finals.Count > 0 ? SearchOutcome.Found : SearchOutcome.Exhausted;
    }

    private SearchOutcome Explore(Budget budget, PrefixCollector? collector, FinalRoots? finals)
    {
        TakeIdle();
        if (IsComplete)
        {
            finals?.Add(Place());
            return finals is null ? SearchOutcome.Found : SearchOutcome.Exhausted;
        }

        if (!Remember())
        {
            return SearchOutcome.Exhausted; // Another root has led here.
        }

        int node = _timeline.Next(_timeline.Head);
        int pending = 0;
        while (true)
        {
            if (++_looks > LooksBetweenClockReadings)
            {
                _looks = 0;
                if (budget.Time() is var late and not CheckBound.None)
                {
                    return SearchOutcome.Stopped(late);
                }
            }

            if (!NextChoice(ref node, ref pending, out Frame choice))
            {
                Report(collector);
                if (_frameCount == 0)
                {
                    return SearchOutcome.Exhausted;
                }

                choice = _frames[--_frameCount];
                Undo(choice);
            }

            node = choice.ResumeNode;
            pending = choice.ResumePending;
            bool moved = Advance(ref choice);
            while (moved && IsComplete && finals is not null)
            {
                finals.Add(Place());
                Undo(choice);
                moved = Advance(ref choice);
            }

            if (!moved)
            {
                continue;
            }

            if (IsComplete)
            {
                return SearchOutcome.Found;
            }

            if (budget.Memory(_memo.Count, _memo.PeakBytes + _steps.PeakBytes, _steps.StateCount) is var full and not CheckBound.None)
            {
                return SearchOutcome.Stopped(full);
            }

            Push(choice);
            node = _timeline.Next(_timeline.Head);
            pending = 0;
        }
    }

    /// <summary>Whether all completed operations are taken whose returns count.</summary>
    private bool IsComplete => _closedTaken == _timeline.ClosedCount;

    private SearchRoot Place() => new(
        _state,
        [.. Enumerable.Range(0, _timeline.PendingCount).Where(pending => Has(_pendingDone, pending)).Select(_timeline.Pending).Concat(_takenElsewhere)])
    {
        Open = _timeline.ClosedCount == _timeline.CompletedCount
            ? []
            : [.. Enumerable.Range(0, _timeline.CompletedCount).Where(k => _timeline.IsOpen(k) && Has(_done, k)).Select(_timeline.Completed)],
    };

    private void Load(SearchProblem<TState, TInput, TOutput> problem)
    {
        _steps = problem.Steps;
        _timeline.Until = problem.Until;
        _timeline.Load(
            problem.History,
            problem.Part,
            problem.IsPending,
            operation => problem.Steps.NeverChangesState(operation, forgotten: true));
        _memo.Clear();
        int completed = _timeline.CompletedCount;
        int pending = _timeline.PendingCount;
        if (_isIdle.Length < completed)
        {
            _isIdle = new bool[2 * completed];
        }

        for (int k = 0; k < completed; k++)
        {
            _isIdle[k] = _steps.NeverChangesState(_timeline.Completed(k), forgotten: false);
        }

        _done = Cleared(_done, completed);
        _pendingDone = Cleared(_pendingDone, pending);
        if (_taken.Length < completed + pending)
        {
            _taken = new int[2 * (completed + pending)];
        }

        if (_words.Length < 3 + _done.Length + _pendingDone.Length)
        {
            _words = new ulong[3 + _done.Length + _pendingDone.Length];
        }

        (_frameCount, _takenCount, _completedTaken, _closedTaken, _doneHash) = (0, 0, 0, 0, 0);
        (_looks, LongestCompleted) = (0, 0);
    }

    /// <summary>Goes to a root; what the roots before it have led to stays remembered.</summary>
    private void Start(SearchRoot root)
    {
        Undo(new Frame { State = root.State });
        Array.Clear(_pendingDone);
        _takenElsewhere.Clear();
        _takenElsewhere.AddRange(root.Taken);
        for (int pending = 0; _takenElsewhere.Count > 0 && pending < _timeline.PendingCount; pending++)
        {
            if (_takenElsewhere.Remove(_timeline.Pending(pending)))
            {
                _pendingDone[pending >> 6] ^= 1UL << pending;
            }
        }

        for (int k = 0; root.Open.Count > 0 && k < _timeline.CompletedCount; k++)
        {
            if (root.Open.Contains(_timeline.Completed(k)))
            {
                Take(k);
            }
        }
    }

    /// <summary>Finds the next operation, from the given place on, that the model allows in the present state.</summary>
    private bool NextChoice(ref int node, ref int pending, out Frame choice)
    {
        for (; (node & 1) == 0 && node != _timeline.Head; node = _timeline.Next(node))
        {
            int k = node >> 1;
            if (_isIdle[k])
            {
                continue; // Were it allowed here, it would have been taken.
            }

            _looks++;
            (int start, int end) = _steps.Step(_state, _timeline.Completed(k), forgotten: false);
            if (start != end)
            {
                choice = Choice(k, start, end, _timeline.Next(node), pending);
                return true;
            }
        }

        for (; pending < _timeline.PendingCount && _timeline.CalledBefore(pending, node); pending++)
        {
            if (Has(_pendingDone, pending) || (_timeline.Twin(pending) is >= 0 and int twin && !Has(_pendingDone, twin)))
            {
                continue;
            }

            _looks++;
            (int start, int end) = _steps.Step(_state, _timeline.Pending(pending), forgotten: true);
            if (start != end)
            {
                choice = Choice(~pending, start, end, node, pending + 1);
                return true;
            }
        }

        choice = default;
        return false;
    }

    private Frame Choice(int taken, int start, int end, int resumeNode, int resumePending) => new()
    {
        Taken = taken,
        State = _state,
        NextTarget = start,
        EndTarget = end,
        Depth = _takenCount,
        ResumeNode = resumeNode,
        ResumePending = resumePending,
    };

    private void Push(Frame choice)
    {
        if (_frameCount == _frames.Length)
        {
            Array.Resize(ref _frames, 2 * _frameCount);
        }

        _frames[_frameCount++] = choice;
    }

    private static bool Has(ulong[] bits, int index) => (bits[index >> 6] >> index & 1) != 0;

    private static ulong[] Cleared(ulong[] bits, int count)
    {
        int words = (count + 63) >> 6;
        if (bits.Length < words)
        {
            return new ulong[2 * words];
        }

        Array.Clear(bits);
        return bits;
    }
}
