using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>The part of a concurrent dictionary that a key lies in. Keys with the same hash code share one.</summary>
internal sealed class DictionaryPart : Resource
{
    /// <summary>The key as shown to people; null when showing it would run the program's code.</summary>
    internal string? KeyText { get; set; }

    public override string KindName => "key";

    public override string Name => $"{Whole}[{KeyText ?? "…"}]";

    /// <summary>Before a call that only looks at the key.</summary>
    internal void Read(LogicalThread thread)
    {
        thread.Execution.Point(thread, AccessKind.Read, this, isSync: true);
        thread.Execution.NoteUnchanged(thread);
        Joined(thread);
    }

    /// <summary>Before a call that may change what is under the key.</summary>
    internal void Try(LogicalThread thread) => thread.Execution.Point(thread, AccessKind.TryAcquire, this);

    /// <summary>After such a call.</summary>
    /// <returns>Whether it has changed anything.</returns>
    internal bool Tried(LogicalThread thread, bool changed)
    {
        if (changed)
        {
            thread.Execution.Mutated();
            thread.Execution.Order(thread, AccessKind.Release, this);
        }
        else
        {
            thread.Execution.NoteUnchanged(thread);
        }

        Joined(thread);
        return changed;
    }

    /// <summary>Before a call that puts something under the key whatever is there.</summary>
    internal void Write(LogicalThread thread)
    {
        thread.Execution.Point(thread, AccessKind.Write, this, isSync: true);
        Joined(thread);
    }

    protected internal override void Reset() => KeyText = null;

    private void Joined(LogicalThread thread) => ((ThreadSafeContents)Whole!).Joined(thread);
}
