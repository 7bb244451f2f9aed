namespace Interleave.Runtime;

/// <summary>
/// The contents of a thread-safe collection as a whole. What goes in is released, what comes out or is seen is
/// acquired; nothing more is promised. Parts (a dictionary's keys) are resources of their own.
/// </summary>
internal sealed class ThreadSafeContents : Resource
{
    private readonly List<Resource> _parts = [];
    private bool _isChanged;

    public override string KindName => "collection";

    /// <summary>Notes a part, once.</summary>
    internal void Add(Resource part)
    {
        part.Whole = this;
        _parts.Add(part);
    }

    /// <summary>A step that looks at everything.</summary>
    internal void Read(LogicalThread thread)
    {
        thread.Execution.Point(thread, AccessKind.Read, this, isSync: true);
        thread.Execution.NoteUnchanged(thread);
        foreach (Resource part in _parts)
        {
            thread.Execution.Order(thread, AccessKind.Acquire, part);
        }
    }

    /// <summary>A step that puts something in, or may change everything.</summary>
    internal void Write(LogicalThread thread)
    {
        thread.Execution.Point(thread, AccessKind.Write, this, isSync: true);
        _isChanged = true;
        foreach (Resource part in _parts)
        {
            thread.Execution.Order(thread, AccessKind.Signal, part);
        }
    }

    /// <summary>After a step on a part: it comes after the changes of the whole.</summary>
    internal void Joined(LogicalThread thread)
    {
        if (_isChanged)
        {
            thread.Execution.Order(thread, AccessKind.Acquire, this);
        }
    }

    protected internal override void Reset()
    {
        _parts.Clear();
        _isChanged = false;
    }
}
