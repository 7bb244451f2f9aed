using Interleave.Xunit.Reporting;
using Xunit.Sdk;

namespace Interleave.Xunit.Copies;

/// <summary>What schedules say about the test as a whole. Written by the workers' main logical threads.</summary>
internal sealed class RunNotes : IDisposable
{
    private readonly CancellationTokenSource _ended = new();
    private Exception? _end;
    private long _begun;
    private long _skips;

    /// <summary>Cancelled when a schedule ended the test: there is nothing to explore.</summary>
    internal CancellationToken StopExploring => _ended.Token;

    /// <summary>What the test is skipped or refused with; null when it is explored.</summary>
    internal Exception? End => Volatile.Read(ref _end);

    /// <summary>How many schedules, not counting a first one, skipped themselves.</summary>
    internal long Skips => Interlocked.Read(ref _skips);

    /// <summary>What the schedule attached whose finding was explained; empty when none was.</summary>
    internal IReadOnlyDictionary<string, TestAttachment> Attachments { get; private set; } = new Dictionary<string, TestAttachment>();

    /// <summary>Begins a schedule.</summary>
    /// <returns>True for the first one, which one worker runs before all others begin.</returns>
    internal bool Begin() => Interlocked.Increment(ref _begun) == 1;

    /// <summary>
    /// A schedule skipped the test dynamically. The first one decides for the test; a later one only means that this
    /// interleaving did not reach what is to be tested.
    /// </summary>
    internal void Skipped(string reason, bool isFirst)
    {
        if (isFirst)
        {
            EndWith(new SkippedException(reason));
        }
        else
        {
            Interlocked.Increment(ref _skips);
        }
    }

    /// <summary>The test cannot be run; the first reason given is kept.</summary>
    internal void EndWith(Exception end)
    {
        Interlocked.CompareExchange(ref _end, end, null);
        _ended.Cancel();
    }

    /// <summary>The run that explains a finding ended.</summary>
    internal void Explained(IReadOnlyDictionary<string, TestAttachment>? attachments)
    {
        if (attachments is { Count: > 0 })
        {
            Attachments = attachments;
        }
    }

    public void Dispose() => _ended.Dispose();
}
