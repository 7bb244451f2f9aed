using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>
/// A <see cref="System.Collections.Concurrent.ConcurrentDictionary{TKey,TValue}"/>: what concerns all of it at once. Each
/// key's part is a resource of its own, so that calls on different keys are independent.
/// </summary>
internal sealed class DictionaryResource : Resource
{
    internal List<DictionaryPart> Parts { get; } = [];

    /// <summary>True once a call changed all of it: whoever touches a part from then on is after that.</summary>
    internal bool IsChanged { get; set; }

    public override string KindName => "ConcurrentDictionary";

    /// <summary>The part of the keys with a hash code.</summary>
    internal DictionaryPart PartOf(LogicalThread thread, int hash)
    {
        DictionaryPart part = thread.Execution.ResourcesById.GetOrAdd<DictionaryPart>(this, hash, out bool created);
        if (created)
        {
            part.Whole = this;
            Parts.Add(part);
        }

        return part;
    }

    /// <summary>Before a call that looks at everything.</summary>
    internal void Read(LogicalThread thread)
    {
        CollectionSteps.Read(thread, this);
        foreach (DictionaryPart part in Parts)
        {
            thread.Execution.Order(thread, AccessKind.Acquire, part);
        }
    }

    /// <summary>Before a call that changes everything, or nobody knows what.</summary>
    internal void Write(LogicalThread thread)
    {
        thread.Execution.Point(thread, AccessKind.Write, this, isSync: true);
        IsChanged = true;
        foreach (DictionaryPart part in Parts)
        {
            thread.Execution.Order(thread, AccessKind.Signal, part);
        }
    }

    protected internal override void Reset()
    {
        Parts.Clear();
        IsChanged = false;
    }
}
