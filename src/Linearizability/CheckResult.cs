namespace Linearizability;

/// <summary>A verdict with its evidence.</summary>
/// <typeparam name="TInput">What callers asked for.</typeparam>
/// <typeparam name="TOutput">What came back.</typeparam>
public sealed record CheckResult<TInput, TOutput>
{
    internal CheckResult(Verdict verdict)
    {
        Verdict = verdict;
    }

    /// <summary>The verdict on the whole history.</summary>
    public Verdict Verdict { get; }

    /// <summary>The bound that was reached; <see cref="CheckBound.None"/> unless the verdict is Unknown.</summary>
    public CheckBound Bound { get; internal init; }

    /// <summary>What cannot be explained; null unless the verdict is NotLinearizable.</summary>
    public Violation<TInput, TOutput>? Violation { get; internal init; }

    /// <summary>
    /// For each part an order of operation indices that explains it, pending operations that took no effect left out;
    /// empty unless the verdict is Linearizable. Orders of several parts need not interleave in this sequence.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<int>> Linearizations { get; internal init; } = [];

    /// <summary>The number of parts the history was split into.</summary>
    public int Parts { get; internal init; }

    /// <summary>The parts that the model's monitor decided; the others were searched.</summary>
    public int MonitoredParts { get; internal init; }

    /// <summary>Configurations remembered over all parts, a measure of the work; equal for equal checks.</summary>
    public long Configurations { get; internal init; }
}
