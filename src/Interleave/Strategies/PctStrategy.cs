using System.Diagnostics;
using Interleave.Runtime;

namespace Interleave.Strategies;

/// <summary>
/// Probabilistic concurrency testing (Burckhardt, Kothari, Musuvathi, Nagarakatte: "A Randomized Scheduler with
/// Probabilistic Guarantees of Finding Bugs", ASPLOS 2010, Fig. 4). Threads have random priorities, the highest
/// enabled one runs; at d-1 random decisions the thread about to run falls below all others. A bug of depth d is
/// found with probability at least 1/(n·k^(d-1)).
/// </summary>
/// <remarks>
/// Deviations. k counts decisions (at least two enabled threads), not instructions: a step without alternative cannot
/// matter. k is the longest execution of the profile; while there is none, it is drawn for each execution, uniformly
/// in its logarithm, from 16 to 2,048. n is not needed: a thread draws a 62-bit key when first seen, which orders n
/// threads like a random permutation (some two keys are equal with probability below n²/2⁶³).
/// </remarks>
public sealed class PctStrategy : IStrategy
{
    private const int LogMinLength = 4;
    private const int LogMaxLength = 11;
    private const long InitialFloor = 1L << 40;

    // Decisions at which the running thread is demoted, ascending. Invariant: those before _nextChange are past.
    private readonly int[] _changeAt;

    // _changeValue[i]: the priority that change i assigns, a permutation of 0..d-2. Below every initial priority.
    private readonly long[] _changeValue;

    // By thread id; 0 means not seen yet, initial ones are at least InitialFloor.
    private long[] _priorities = new long[16];
    private SeededRandom _random;
    private int _nextChange;
    private int _threads;

    /// <summary>Creates the strategy.</summary>
    /// <param name="depth">Bug depth d, at least 1: the number of ordering constraints that make the bug happen.</param>
    /// <exception cref="ArgumentOutOfRangeException">The depth is below 1.</exception>
    public PctStrategy(int depth)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(depth, 1);
        Depth = depth;
        _changeAt = new int[depth - 1];
        _changeValue = new long[depth - 1];
    }

    /// <summary>The bug depth d.</summary>
    public int Depth { get; }

    /// <inheritdoc/>
    public bool NextExecution(in ExecutionStart start)
    {
        _random = new SeededRandom(start.Seed, (ulong)start.Index);
        Array.Clear(_priorities, 0, _threads);
        _threads = 0;
        _nextChange = 0;
        int length = start.Profile.MaxDecisions > 0
            ? start.Profile.MaxDecisions
            : (int)Math.ScaleB(1 + _random.NextDouble(), LogMinLength + _random.Next(LogMaxLength - LogMinLength));
        for (int i = 0; i < _changeAt.Length; i++)
        {
            _changeAt[i] = _random.Next(length);
            _changeValue[i] = i + 1;
        }

        // The paper assigns value i to change i and leaves the decisions unsorted: the same as shuffled values in order.
        _changeAt.AsSpan().Sort();
        for (int i = _changeValue.Length - 1; i > 0; i--)
        {
            int j = _random.Next(i + 1);
            (_changeValue[i], _changeValue[j]) = (_changeValue[j], _changeValue[i]);
        }

        return true;
    }

    /// <inheritdoc/>
    public int NextThread(in SchedulingPoint point)
    {
        int best = Highest(point.Enabled);
        while (_nextChange < _changeAt.Length && _changeAt[_nextChange] <= point.Decision)
        {
            _priorities[point.Enabled[best].Id] = _changeValue[_nextChange++];
            best = Highest(point.Enabled);
        }

        return best;
    }

    /// <inheritdoc/>
    public int NextValue(int bound) => _random.Next(bound);

    private int Highest(ReadOnlySpan<LogicalThread> enabled)
    {
        int best = 0;
        long highest = 0;
        for (int i = 0; i < enabled.Length; i++)
        {
            long priority = PriorityOf(enabled[i].Id);
            if (priority > highest)
            {
                (best, highest) = (i, priority);
            }
        }

        Debug.Assert(highest > 0, "Every enabled thread has a priority.");
        return best;
    }

    private long PriorityOf(int id)
    {
        if (id >= _priorities.Length)
        {
            Array.Resize(ref _priorities, Math.Max(id + 1, _priorities.Length * 2));
        }

        ref long priority = ref _priorities[id];
        if (priority == 0)
        {
            priority = (long)(_random.NextBits() >> 1) | InitialFloor;
            _threads = Math.Max(_threads, id + 1);
        }

        return priority;
    }
}
