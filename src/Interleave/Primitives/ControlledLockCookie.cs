using System.ComponentModel;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the replaced type is: System.Threading.LockCookie.

namespace Interleave.Primitives;

/// <summary>Stands in for <see cref="LockCookie"/>: what a thread held of a <see cref="ReaderWriterLock"/>.</summary>
[Replaces(typeof(LockCookie))]
[EditorBrowsable(EditorBrowsableState.Never)]
public struct ControlledLockCookie : IEquatable<ControlledLockCookie>
{
    private const int InvalidCookie = unchecked((int)0x80070057);

    private LogicalThread? _thread;

    /// <summary>Off the tester's threads.</summary>
    internal LockCookie Real;

    internal ControlledLockCookie(LockCookie real) => Real = real;

    internal ControlledLockCookie(LogicalThread thread, int reads, int writes) => (_thread, Reads, Writes) = (thread, reads, writes);

    internal int Reads { get; }

    internal int Writes { get; }

    public static bool operator ==(ControlledLockCookie a, ControlledLockCookie b) => a.Equals(b);

    public static bool operator !=(ControlledLockCookie a, ControlledLockCookie b) => !a.Equals(b);

    public readonly bool Equals(ControlledLockCookie obj) =>
        ReferenceEquals(_thread, obj._thread) && Reads == obj.Reads && Writes == obj.Writes && Real.Equals(obj.Real);

    public readonly override bool Equals(object? obj) => obj is ControlledLockCookie other && Equals(other);

    public readonly override int GetHashCode() => Reads + (Writes << 16);

    /// <summary>A cookie is good for one use by the thread that got it.</summary>
    internal ControlledLockCookie Use(LogicalThread thread)
    {
        RequireOwner(thread);
        ControlledLockCookie cookie = this;
        _thread = null;
        return cookie;
    }

    internal readonly void RequireOwner(LogicalThread thread)
    {
        if (!ReferenceEquals(_thread, thread))
        {
            throw Invalid();
        }
    }

    internal static ApplicationException Invalid() => new("The specified lock cookie is invalid.") { HResult = InvalidCookie };
}
