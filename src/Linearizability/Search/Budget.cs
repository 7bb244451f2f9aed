using System.Diagnostics;

namespace Linearizability.Search;

/// <summary>The bounds of one search. Looked at every so many steps, because reading a clock costs as much as a step.</summary>
internal readonly struct Budget
{
    private readonly int _maxEntries;
    private readonly int _maxStates;
    private readonly long _maxBytes;
    private readonly long _deadline;
    private readonly CancellationToken _cancellation;

    public Budget(CheckOptions options)
    {
        _maxEntries = options.MaxMemoEntries;
        _maxStates = options.MaxStates;
        _maxBytes = options.MaxMemoBytes;
        _cancellation = options.CancellationToken;
        _deadline = options.TimeLimit == Timeout.InfiniteTimeSpan
            ? long.MaxValue
            : Stopwatch.GetTimestamp() + (long)(options.TimeLimit.TotalSeconds * Stopwatch.Frequency);
    }

    private Budget(Budget whole, int maxEntries, long deadline)
    {
        _maxEntries = Math.Min(whole._maxEntries, maxEntries);
        _maxStates = whole._maxStates;
        _maxBytes = whole._maxBytes;
        _cancellation = whole._cancellation;
        _deadline = Math.Min(whole._deadline, deadline);
    }

    /// <summary>The same budget with fewer entries.</summary>
    public Budget WithEntries(int maxEntries) => new(this, maxEntries, long.MaxValue);

    /// <summary>A tighter budget for the minimiser's trials.</summary>
    public Budget Within(CheckOptions options) => new(
        this,
        options.MaxMinimiserEntries,
        options.MinimiserTimeLimit == Timeout.InfiniteTimeSpan
            ? long.MaxValue
            : Stopwatch.GetTimestamp() + (long)(options.MinimiserTimeLimit.TotalSeconds * Stopwatch.Frequency));

    public CheckBound Memory(int entries, long bytes, int states)
    {
        if (entries >= _maxEntries)
        {
            return CheckBound.MemoEntries;
        }

        return bytes >= _maxBytes ? CheckBound.MemoBytes : states >= _maxStates ? CheckBound.States : CheckBound.None;
    }

    public CheckBound Time()
    {
        if (_cancellation.IsCancellationRequested)
        {
            return CheckBound.Cancelled;
        }

        return _deadline != long.MaxValue && Stopwatch.GetTimestamp() >= _deadline ? CheckBound.Time : CheckBound.None;
    }
}
