using Interleave.Runtime;

namespace Interleave;

/// <summary>A region entered by <see cref="Atomic.Region(string, string, int)"/>; disposing it leaves the region.</summary>
public readonly struct AtomicRegion : IDisposable
{
    private readonly LogicalThread? _thread;

    internal AtomicRegion(LogicalThread thread)
    {
        _thread = thread;
    }

    /// <summary>Leaves the region.</summary>
    /// <exception cref="InvalidOperationException">
    /// Another thread entered it (there is an await inside): it stays entered on that thread.
    /// </exception>
    public void Dispose()
    {
        if (_thread is null || _thread.Execution.IsStopping)
        {
            return;
        }

        if (!ReferenceEquals(LogicalThread.Current, _thread))
        {
            throw new InvalidOperationException("An atomic region must be left on the thread that entered it; it can hold no await that suspends.");
        }

        _thread.Execution.LeaveRegion(_thread);
    }
}
