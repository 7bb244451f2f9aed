using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>The synchronization context that an async method sets before its first await is not its caller's: put back at the end of the scope.</summary>
internal readonly struct KeptContext : IDisposable
{
    private readonly Ambient? _ambient;
    private readonly SynchronizationContext? _context;

    private KeptContext(Ambient ambient) => (_ambient, _context) = (ambient, ambient.Context);

    internal static KeptContext Keep() => LogicalThread.Current is { } thread ? new KeptContext(Ambient.Of(thread)) : default;

    public void Dispose()
    {
        if (_ambient is not null)
        {
            _ambient.Context = _context;
        }
    }
}
