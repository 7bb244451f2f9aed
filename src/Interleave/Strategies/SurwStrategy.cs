using Interleave.Runtime;

namespace Interleave.Strategies;

/// <summary>
/// Selectively uniform random walk (Zhao, Wolff, Mathur, Roychoudhury: "Selectively Uniform Concurrency Testing",
/// ASPLOS 2025, Algorithms 1 and 2). A thread is drawn with probability proportional to the events it still has to
/// do, which makes every interleaving of those events equally likely. Each execution picks which events count: those
/// of one group of the profile (all accesses to one field, all uses of one lock), or all.
/// </summary>
/// <remarks>
/// Deviations. Event counts are means over the profile's prefix; without a profile this is a random walk. Events of
/// threads not yet created count for thread 0, which creates most. A thread meant to go next that stays blocked for
/// <see cref="Patience"/> decisions is given up, so that others spinning on it can't make a false hang.
/// </remarks>
public sealed class SurwStrategy : IStrategy
{
    private const int Patience = 256;
    private const int Nobody = -1;

    // By thread id: interesting events done, as far as decisions showed them.
    private int[] _done = new int[16];
    private int _threads;
    private SeededRandom _random;

    // Expected number of interesting events by thread id, and the sites that make an event interesting; null: all do.
    private IReadOnlyList<double> _expected = [];
    private IReadOnlySet<int>? _sites;

    // The thread whose interesting event must come before all other interesting ones; Nobody when to be drawn.
    private int _intended;
    private int _waited;

    /// <inheritdoc/>
    public bool NextExecution(in ExecutionStart start)
    {
        _random = new SeededRandom(start.Seed, (ulong)start.Index);
        Array.Clear(_done, 0, _threads);
        _threads = 0;
        _intended = Nobody;
        _waited = 0;
        IReadOnlyList<EventGroup> groups = start.Profile.Groups;
        int pick = _random.Next(groups.Count + 1);
        EventGroup? group = pick < groups.Count ? groups[pick] : null;
        _sites = group?.Sites;
        _expected = group?.PointsByThread ?? start.Profile.PointsByThread;
        return true;
    }

    /// <inheritdoc/>
    public int NextThread(in SchedulingPoint point)
    {
        Grow(point.Enabled[^1].Id);
        return _sites is null ? DrawEnabled(point.Enabled) : Selective(point);
    }

    /// <inheritdoc/>
    public int NextValue(int bound) => _random.Next(bound);

    private int Selective(in SchedulingPoint point)
    {
        ReadOnlySpan<LogicalThread> enabled = point.Enabled;
        IReadOnlyList<LogicalThread> all = point.Current.Execution.Threads;
        if (_intended == Nobody || all[_intended].IsFinished)
        {
            _intended = DrawIntended(all);
            _waited = 0;
        }

        int candidates = 0;
        foreach (LogicalThread thread in enabled)
        {
            candidates += IsCandidate(thread) ? 1 : 0;
        }

        // No candidate: all stand at interesting events and the intended thread is blocked, so one of these goes first.
        bool drawAmongAll = candidates == 0 || _waited++ >= Patience;
        int chosen = drawAmongAll ? DrawEnabled(enabled) : NthCandidate(enabled, _random.Next(candidates));
        LogicalThread next = enabled[chosen];
        if (IsInteresting(next))
        {
            _done[next.Id]++;
            _intended = Nobody;
        }

        return chosen;
    }

    private bool IsInteresting(LogicalThread thread) => _sites!.Contains(thread.Pending.Site);

    private bool IsCandidate(LogicalThread thread) => thread.Id == _intended || !IsInteresting(thread);

    private int NthCandidate(ReadOnlySpan<LogicalThread> enabled, int n)
    {
        for (int i = 0; i < enabled.Length; i++)
        {
            if (IsCandidate(enabled[i]) && n-- == 0)
            {
                return i;
            }
        }

        return 0;
    }

    /// <summary>An enabled thread, in proportion to what remains; each has at least the event it stands before.</summary>
    private int DrawEnabled(ReadOnlySpan<LogicalThread> enabled)
    {
        double total = 0;
        foreach (LogicalThread thread in enabled)
        {
            total += Math.Max(1, Remaining(thread));
        }

        double draw = _random.NextDouble() * total;
        for (int i = 0; i < enabled.Length; i++)
        {
            draw -= Math.Max(1, Remaining(enabled[i]));
            if (draw < 0)
            {
                return i;
            }
        }

        return enabled.Length - 1;
    }

    /// <summary>Any live thread, enabled or not, in proportion to its interesting events to come; each alike when none are expected.</summary>
    private int DrawIntended(IReadOnlyList<LogicalThread> all)
    {
        double total = 0;
        int live = 0;
        for (int i = 0; i < all.Count; i++)
        {
            live += all[i].IsFinished ? 0 : 1;
            total += all[i].IsFinished ? 0 : Remaining(all[i]);
        }

        double draw = _random.NextDouble() * (total > 0 ? total : live);
        int last = 0;
        for (int i = 0; i < all.Count; i++)
        {
            if (all[i].IsFinished)
            {
                continue;
            }

            last = i;
            draw -= total > 0 ? Remaining(all[i]) : 1;
            if (draw < 0)
            {
                return i;
            }
        }

        return last;
    }

    private double Remaining(LogicalThread thread)
    {
        Grow(thread.Id);
        double expected = thread.Id < _expected.Count ? _expected[thread.Id] : 0;

        // Points counts the one it stands before, and the start of a thread is an event too: hence the + 1.
        double done = _sites is null ? thread.Points - 1 : _done[thread.Id];
        double remaining = Math.Max(0, expected - done);
        if (thread.Id == 0)
        {
            for (int unborn = thread.Execution.Threads.Count; unborn < _expected.Count; unborn++)
            {
                remaining += _expected[unborn];
            }
        }

        return remaining;
    }

    private void Grow(int id)
    {
        _threads = Math.Max(_threads, id + 1);
        if (id >= _done.Length)
        {
            Array.Resize(ref _done, Math.Max(id + 1, _done.Length * 2));
        }
    }
}
