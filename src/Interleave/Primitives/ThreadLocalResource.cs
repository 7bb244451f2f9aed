using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>A <see cref="ThreadLocal{T}"/>: its values by logical thread.</summary>
internal sealed class ThreadLocalResource : Resource
{
    private readonly Dictionary<int, object?> _values = [];

    // In order of creation.
    private readonly List<int> _threads = [];

    internal bool IsDisposed { get; set; }

    /// <summary>Whether other threads can see the values, so that setting one is a visible action.</summary>
    internal bool IsTracking { get; set; }

    public override string KindName => "ThreadLocal";

    /// <summary>All values, the newest thread's first, as the real one gives them.</summary>
    internal IEnumerable<object?> Values => Enumerable.Reverse(_threads).Select(t => _values[t]);

    internal bool TryGet(LogicalThread thread, out object? value) => _values.TryGetValue(thread.Id, out value);

    internal void Set(LogicalThread thread, object? value)
    {
        if (!_values.ContainsKey(thread.Id))
        {
            _threads.Add(thread.Id);
        }

        _values[thread.Id] = value;
    }

    internal void Dispose()
    {
        IsDisposed = true;
        _values.Clear();
        _threads.Clear();
    }

    /// <summary>An object is disposed through its interface: if it is a ThreadLocal of any type, its values go.</summary>
    internal static void OnDispose(IDisposable disposable)
    {
        if (LogicalThread.Current is { Execution.IsStopping: false } thread
            && disposable.GetType() is { IsGenericType: true } type
            && type.GetGenericTypeDefinition() == typeof(ThreadLocal<>))
        {
            thread.Execution.Resource<ThreadLocalResource>(disposable, out _).Dispose();
        }
    }

    protected internal override void Reset()
    {
        Dispose();
        (IsDisposed, IsTracking) = (false, false);
    }
}
