using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>
/// A stretch without scheduling points: the framework's own code may hold a real lock there while it calls the
/// program's (a comparer, Equals); whoever came next would block the process.
/// </summary>
internal readonly struct Uninterrupted : IDisposable
{
    private readonly LogicalThread _thread;

    internal Uninterrupted(LogicalThread thread)
    {
        _thread = thread;
        thread.AtomicDepth++;
    }

    public void Dispose() => _thread.AtomicDepth--;
}
