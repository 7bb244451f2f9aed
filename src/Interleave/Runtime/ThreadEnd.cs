namespace Interleave.Runtime;

/// <summary>The end of a logical thread, as something to wait for.</summary>
public sealed class ThreadEnd : Resource
{
    /// <summary>The thread whose end this is.</summary>
    public LogicalThread? Thread { get; internal set; }

    /// <inheritdoc/>
    public override string KindName => "thread";

    /// <inheritdoc/>
    public override string Name => Thread is null ? "thread" : $"end of {Thread}";

    /// <inheritdoc/>
    public override bool IsReady(LogicalThread thread) => Thread is { IsFinished: true };

    /// <inheritdoc/>
    public override void AddHolders(List<LogicalThread> holders)
    {
        if (Thread is { IsFinished: false } running)
        {
            holders.Add(running);
        }
    }

    /// <inheritdoc/>
    protected internal override void Reset() => Thread = null;
}
