using System.ComponentModel;
using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>Stands in for <see cref="Lock.Scope"/>: what <c>lock</c> on a <see cref="Lock"/> disposes.</summary>
[Replaces(typeof(Lock.Scope))]
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct ControlledLockScope
{
    private Lock? _gate;

    internal ControlledLockScope(Lock gate) => _gate = gate;

    /// <summary>Exits the lock; a second call does nothing.</summary>
    /// <exception cref="SynchronizationLockException">The calling thread does not hold it.</exception>
    public void Dispose()
    {
        if (_gate is { } gate)
        {
            _gate = null;
            LockModel.Exit(gate);
        }
    }
}
